package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
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
                .or(() -> ofTables(change, before))
                .or(() -> ofColumns(change, before, transactional))
                .or(() -> ofConstraints(change, transactional))
                .or(() -> ofIndexes(change, transactional))
                .orElseThrow(() -> new IllegalStateException("no SQL for " + change));
    }

    private static Optional<List<Statement>> ofTypes(Change change, Fold before, boolean transactional) {
        List<Statement> statements = null;
        if (change instanceof Change.AddExtension add) {
            statements = List.of(Statement.of("CREATE EXTENSION IF NOT EXISTS " + Sql.identifier(add.name())));
        } else if (change instanceof Change.RemoveExtension) {
            statements = List.of();
        } else if (change instanceof Change.CreateEnum create) {
            statements = Enums.create(create.type(), before);
        } else if (change instanceof Change.DropEnum drop) {
            statements = List.of(Enums.drop(drop.type().name()));
        } else if (change instanceof Change.RenameEnum rename) {
            statements = Enums.rename(rename.from(), rename.to(), before);
        } else if (change instanceof Change.CommentEnum comment) {
            statements = List.of(Comments.onType(comment.type(), comment.to()));
        } else if (change instanceof Change.AddLabel add) {
            statements = List.of(Enums.addLabel(add, transactional));
        } else if (change instanceof Change.RenameLabel rename) {
            statements = List.of(Enums.renameLabel(rename.type(), rename.from(), rename.to()));
        } else if (change instanceof Change.ReplaceLabels replace) {
            statements = EnumReplacement.statements(replace, before);
        }
        return Optional.ofNullable(statements);
    }

    private static Optional<List<Statement>> ofTables(Change change, Fold before) {
        List<Statement> statements = null;
        if (change instanceof Change.CreateTable create) {
            statements = create.table().managed() ? Tables.create(create.table(), before) : List.of();
        } else if (change instanceof Change.DropTable drop) {
            statements = drop.table().managed() ? List.of(Tables.drop(drop.table())) : List.of();
        } else if (change instanceof Change.RenameTable rename) {
            statements = Tables.rename(rename.from(), rename.to(), before);
        } else if (change instanceof Change.AlterTable alter) {
            statements = Tables.alter(alter.table(), alter.from(), alter.to());
        } else if (change instanceof Change.ManageTable || change instanceof Change.Identify) {
            statements = List.of();
        }
        return Optional.ofNullable(statements);
    }

    private static Optional<List<Statement>> ofColumns(Change change, Fold before, boolean transactional) {
        List<Statement> statements = null;
        if (change instanceof Change.AddColumn add) {
            statements = Columns.add(add, before, transactional);
        } else if (change instanceof Change.DropColumn drop) {
            statements = List.of(Columns.drop(drop.table(), drop.column()));
        } else if (change instanceof Change.RenameColumn rename) {
            statements = List.of(Columns.rename(rename.table(), rename.from(), rename.to()));
        } else if (change instanceof Change.AlterColumn alter) {
            statements = Columns.alter(alter, before, transactional);
        } else if (change instanceof Change.Backfill fill) {
            statements = List.of(Columns.backfill(fill.table(), fill.column(), fill.value(), transactional));
        }
        return Optional.ofNullable(statements);
    }

    private static Optional<List<Statement>> ofConstraints(Change change, boolean transactional) {
        List<Statement> statements = null;
        if (change instanceof Change.AddConstraint add) {
            statements = Constraints.add(add.table(), add.constraint());
        } else if (change instanceof Change.DropConstraint drop) {
            statements =
                    List.of(Constraints.drop(drop.table(), drop.constraint().name()));
        } else if (change instanceof Change.RenameConstraint rename) {
            statements = List.of(Constraints.rename(rename.table(), rename.from(), rename.to()));
        } else if (change instanceof Change.AlterConstraint alter) {
            statements = Constraints.alter(alter.table(), alter.from(), alter.to());
        } else if (change instanceof Change.ValidateConstraint validate) {
            statements = List.of(Constraints.validate(validate.table(), validate.constraint(), transactional));
        } else if (change instanceof Change.PromoteIndex promote) {
            statements = Constraints.promote(promote.table(), promote.constraint());
        }
        return Optional.ofNullable(statements);
    }

    private static Optional<List<Statement>> ofIndexes(Change change, boolean transactional) {
        List<Statement> statements = null;
        if (change instanceof Change.AddIndex add) {
            statements = Indexes.create(add.table(), add.index(), transactional);
        } else if (change instanceof Change.DropIndex drop) {
            statements = List.of(Indexes.drop(drop.table(), drop.index(), transactional));
        } else if (change instanceof Change.AlterIndex alter) {
            statements = Indexes.alter(alter.table(), alter.from(), alter.to());
        } else if (change instanceof Change.RenameIndex rename) {
            statements = List.of(Indexes.rename(rename.table(), rename.from(), rename.to()));
        }
        return Optional.ofNullable(statements);
    }
}
