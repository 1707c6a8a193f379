package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.Keys;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.QualifiedName;
import java.util.List;
import java.util.Optional;

/** Changes as statements of PostgreSQL 13 and later. */
public final class Ddl {
    private Ddl() {}

    /**
     * The statements that make a change, in order; empty if the database stays as it is.
     *
     * @param before the schema in which the change is done
     * @param transactional whether all run in one transaction; otherwise each stands alone, indexes are built and dropped
     *     concurrently, and what can be done twice without harm is written so
     * @throws IllegalArgumentException if a name, type or expression cannot be written as SQL
     */
    public static List<Statement> statements(Change change, Fold before, boolean transactional) {
        return ofTypes(change, before, transactional)
                .or(() ->
                        ofObjects(change, before).map(statements -> transactional ? statements : unlimited(statements)))
                .or(() -> ofTables(change, before))
                .or(() -> ofColumns(change, before, transactional))
                .or(() -> ofConstraints(change, before, transactional))
                .or(() -> ofIndexes(change, before, transactional))
                .or(() -> ofRowSecurity(change))
                .or(() -> ofPartitions(change, before, transactional))
                .or(() -> Expansions.statements(change, before, transactional))
                .orElseThrow(() -> new IllegalStateException("no SQL for " + change));
    }

    private static Optional<List<Statement>> ofTypes(Change change, Fold before, boolean transactional) {
        List<Statement> statements = null;
        if (change instanceof Change.AddExtension add) {
            statements = List.of(Statement.of("CREATE EXTENSION IF NOT EXISTS " + Sql.identifier(add.name())));
        } else if (change instanceof Change.RemoveExtension) {
            statements = List.of();
        } else if (change instanceof EnumChange.CreateEnum create) {
            statements = Enums.create(create.type(), before);
        } else if (change instanceof EnumChange.DropEnum drop) {
            statements = List.of(Enums.drop(drop.type().name()));
        } else if (change instanceof EnumChange.RenameEnum rename) {
            statements = Enums.rename(rename.from(), rename.to(), before);
        } else if (change instanceof EnumChange.CommentEnum comment) {
            statements = List.of(Comments.onType(comment.type(), comment.to()));
        } else if (change instanceof EnumChange.AddLabel add) {
            statements = List.of(Enums.addLabel(add, transactional));
        } else if (change instanceof EnumChange.RenameLabel rename) {
            statements = List.of(Enums.renameLabel(rename.type(), rename.from(), rename.to()));
        } else if (change instanceof EnumChange.ReplaceLabels replace) {
            statements = TypeReplacement.ofEnum(replace.to(), before);
        }
        return Optional.ofNullable(statements);
    }

    private static List<Statement> unlimited(List<Statement> statements) {
        return statements.stream()
                .map(statement -> Statement.unlimited(statement.sql()).withNote(statement.note()))
                .toList();
    }

    private static Optional<List<Statement>> ofObjects(Change change, Fold before) {
        List<Statement> statements = null;
        if (change instanceof ObjectChange.CreateObject create) {
            statements = SchemaObjects.create(create.object(), before);
        } else if (change instanceof ObjectChange.DropObject drop) {
            statements = SchemaObjects.drop(drop.object());
        } else if (change instanceof ObjectChange.AlterObject alter) {
            statements = SchemaObjects.alter(alter.from(), alter.to(), before);
        } else if (change instanceof ObjectChange.RenameObject rename) {
            statements = SchemaObjects.rename(rename.from(), rename.to(), before);
        } else if (change instanceof ObjectChange.RenameAttribute rename) {
            statements = List.of(Composites.rename(rename));
        }
        return Optional.ofNullable(statements);
    }

    private static Optional<List<Statement>> ofTables(Change change, Fold before) {
        List<Statement> statements = null;
        if (change instanceof TableChange.CreateTable create) {
            statements = create.table().managed() ? Tables.create(create.table(), before) : List.of();
        } else if (change instanceof TableChange.DropTable drop) {
            statements = drop.table().managed() ? Tables.drop(drop.table()) : List.of();
        } else if (change instanceof TableChange.RenameTable rename) {
            statements = Tables.rename(rename.from(), rename.to(), before);
        } else if (change instanceof TableChange.AlterTable alter) {
            statements = Tables.alter(alter.table(), alter.from(), alter.to());
        } else if (change instanceof TableChange.Inherit inherit) {
            statements = Heirs.enter(inherit, before);
        } else if (change instanceof TableChange.Disinherit disinherit) {
            statements = Heirs.leave(disinherit, before);
        } else if (change instanceof TableChange.ManageTable || change instanceof Change.Identify) {
            statements = List.of();
        }
        return Optional.ofNullable(statements);
    }

    private static Optional<List<Statement>> ofColumns(Change change, Fold before, boolean transactional) {
        List<Statement> statements = null;
        if (change instanceof ColumnChange.AddColumn add) {
            statements = Columns.add(add, before, transactional);
        } else if (change instanceof ColumnChange.DropColumn drop) {
            statements = Heirs.drop(drop, before);
        } else if (change instanceof ColumnChange.RenameColumn rename) {
            statements = List.of(Columns.rename(rename.table(), rename.from(), rename.to()));
        } else if (change instanceof ColumnChange.AlterColumn alter) {
            statements = Columns.alter(alter, before, transactional);
        } else if (change instanceof ColumnChange.RequireColumn require) {
            statements = transactional
                    ? Columns.alter(require.atOnce(), before, true)
                    : Columns.require(require.table(), require.column(), before);
        } else if (change instanceof ColumnChange.Backfill fill) {
            statements = List.of(Columns.backfill(
                    fill.table(), fill.column(), Sql.operand(fill.value()), null, before, transactional));
        }
        return Optional.ofNullable(statements);
    }

    private static Optional<List<Statement>> ofConstraints(Change change, Fold before, boolean transactional) {
        List<Statement> statements = null;
        if (change instanceof KeyChange.AddConstraint add) {
            Optional<List<Statement>> apart = transactional ? Optional.empty() : addApart(add, before);
            statements = apart.orElseGet(() -> Constraints.add(add.table(), add.constraint()));
        } else if (change instanceof KeyChange.DropConstraint drop) {
            statements = Heirs.drop(drop, before);
        } else if (change instanceof KeyChange.RenameConstraint rename) {
            statements = List.of(Constraints.rename(rename.table(), rename.from(), rename.to()));
        } else if (change instanceof KeyChange.AlterConstraint alter) {
            statements = Constraints.alter(alter.table(), alter.from(), alter.to());
        } else if (change instanceof KeyChange.ValidateConstraint validate) {
            statements = List.of(Constraints.validate(validate.table(), validate.constraint(), transactional));
        } else if (change instanceof KeyChange.PromoteIndex promote) {
            statements = Constraints.promote(promote.table(), promote.constraint());
        }
        return Optional.ofNullable(statements);
    }

    /** Adds a constraint that works through every row partition by partition, if the table is divided. */
    private static Optional<List<Statement>> addApart(KeyChange.AddConstraint add, Fold before) {
        Constraint constraint = add.constraint();
        return divided(add.table(), before).flatMap(indexes -> {
            if (constraint instanceof Constraint.PrimaryKey key) {
                return Optional.of(indexes.addKey(key, Keys.indexOf(key)));
            } else if (constraint instanceof Constraint.Unique unique) {
                return Optional.of(indexes.addKey(unique, Keys.indexOf(unique)));
            }
            return constraint instanceof Constraint.ForeignKey key && key.valid()
                    ? Optional.of(indexes.addForeignKey(key))
                    : Optional.empty();
        });
    }

    private static Optional<DividedIndexes> divided(QualifiedName table, Fold before) {
        return before.table(table)
                .filter(each ->
                        each.partitioning() != null && each.partitioning().managed())
                .map(DividedIndexes::of);
    }

    private static boolean isDivided(QualifiedName table, Fold before) {
        return before.table(table).filter(each -> each.partitioning() != null).isPresent();
    }

    private static Optional<List<Statement>> ofIndexes(Change change, Fold before, boolean transactional) {
        List<Statement> statements = null;
        if (change instanceof KeyChange.AddIndex add) {
            boolean divided = isDivided(add.table(), before);
            Optional<DividedIndexes> apart = transactional ? Optional.empty() : divided(add.table(), before);
            statements = apart.map(indexes -> indexes.create(add.index()))
                    .orElseGet(() -> Indexes.create(add.table(), add.index(), transactional || divided));
        } else if (change instanceof KeyChange.DropIndex drop) {
            boolean divided = isDivided(drop.table(), before);
            statements = List.of(Indexes.drop(drop.table(), drop.index(), transactional || divided));
        } else if (change instanceof KeyChange.AlterIndex alter) {
            statements = Indexes.alter(alter.table(), alter.from(), alter.to());
        } else if (change instanceof KeyChange.RenameIndex rename) {
            statements = List.of(Indexes.rename(rename.table(), rename.from(), rename.to()));
        }
        return Optional.ofNullable(statements);
    }

    private static Optional<List<Statement>> ofRowSecurity(Change change) {
        List<Statement> statements = null;
        if (change instanceof RowSecurityChange.AlterRowSecurity alter) {
            statements = Policies.alter(alter.table(), alter.from(), alter.to());
        } else if (change instanceof RowSecurityChange.AddPolicy add) {
            statements = List.of(Policies.create(add.table(), add.policy()));
        } else if (change instanceof RowSecurityChange.DropPolicy drop) {
            statements = List.of(Policies.drop(drop.table(), drop.policy()));
        } else if (change instanceof RowSecurityChange.RenamePolicy rename) {
            statements = List.of(Policies.rename(rename.table(), rename.from(), rename.to()));
        } else if (change instanceof RowSecurityChange.AlterPolicy alter) {
            statements = Policies.alter(alter.table(), alter.from(), alter.to());
        }
        return Optional.ofNullable(statements);
    }

    private static Optional<List<Statement>> ofPartitions(Change change, Fold before, boolean transactional) {
        List<Statement> statements = null;
        if (change instanceof PartitionChange.AddPartition add) {
            statements = Partitions.add(add, before, transactional);
        } else if (change instanceof PartitionChange.DropPartition drop) {
            statements = Partitions.drop(drop, before, transactional);
        } else if (change instanceof PartitionChange.RenamePartition rename) {
            statements = Tables.rename(rename.from(), rename.to(), before);
        } else if (change instanceof PartitionChange.AlterPartition alter) {
            statements = Partitions.alter(alter, before, transactional);
        } else if (change instanceof PartitionChange.ManagePartitions) {
            statements = List.of();
        }
        return Optional.ofNullable(statements);
    }
}
