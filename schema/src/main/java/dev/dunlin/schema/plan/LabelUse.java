package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.EnumChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.RowSecurityChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a transaction has to end because a later step uses a label that it adds: PostgreSQL refuses that with SQLSTATE 55P04
 * (PostgreSQL manual, {@code ALTER TYPE}, "Notes").
 */
final class LabelUse {
    private LabelUse() {}

    /** How many of the changes, from the first, have to be committed before the others; 0 for none. */
    static int endOfLabels(List<Change> changes) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (changes.get(i) instanceof EnumChange.AddLabel add) {
                if (changes.subList(i + 1, changes.size()).stream().anyMatch(change -> uses(change, add))) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private static boolean uses(Change change, EnumChange.AddLabel add) {
        String label = add.label().text();
        if (change instanceof TableChange.CreateTable create) {
            Table table = create.table();
            return table.columns().stream().anyMatch(column -> uses(column, add))
                    || table.constraints().stream().anyMatch(constraint -> uses(constraint, label))
                    || table.indexes().stream().anyMatch(index -> uses(index, label))
                    || table.rowSecurity().policies().stream().anyMatch(policy -> uses(policy, label))
                    || table.partitions().stream().anyMatch(partition -> uses(partition, label));
        }
        if (change instanceof RowSecurityChange.AddPolicy policy) {
            return uses(policy.policy(), label);
        }
        if (change instanceof RowSecurityChange.AlterPolicy policy) {
            return uses(policy.to(), label);
        }
        if (change instanceof PartitionChange.AddPartition partition) {
            return uses(partition.partition(), label);
        }
        if (change instanceof PartitionChange.AlterPartition partition) {
            return uses(partition.to(), label);
        }
        if (change instanceof ColumnChange.AddColumn column) {
            return uses(column.column(), add) || uses(column.backfill(), label);
        }
        if (change instanceof ColumnChange.AlterColumn alter) {
            return uses(alter.to(), add) || uses(alter.using(), label) || uses(alter.backfill(), label);
        }
        if (change instanceof KeyChange.AddConstraint constraint) {
            return uses(constraint.constraint(), label);
        }
        if (change instanceof ObjectChange.CreateObject create) {
            return uses(create.object(), add);
        }
        if (change instanceof ObjectChange.AlterObject alter) {
            return uses(alter.to(), add);
        }
        return change instanceof KeyChange.AddIndex index && uses(index.index(), label);
    }

    private static boolean uses(SchemaObject object, EnumChange.AddLabel add) {
        String label = add.label().text();
        if (object instanceof SqlObject file) {
            return file.text().sql().contains("'" + label.replace("'", "''") + "'");
        }
        return object instanceof Domain domain
                ? uses(domain, add)
                : object instanceof QueryObject view && uses(view.query(), label);
    }

    private static boolean uses(Domain domain, EnumChange.AddLabel add) {
        Column asColumn = Column.of("value", domain.type()).withDefault(domain.defaultValue());
        return uses(asColumn, add)
                || domain.checks().stream()
                        .anyMatch(check -> uses(check, add.label().text()));
    }

    private static boolean uses(Column column, EnumChange.AddLabel add) {
        String label = add.label().text();
        DefaultValue value = column.defaultValue();
        if (value instanceof DefaultValue.Literal literal) {
            ColumnType type = column.type() instanceof ColumnType.ArrayOf array ? array.element() : column.type();
            return type.equals(new ColumnType.Defined(add.type()))
                    && literal.text().contains(label);
        }
        if (value instanceof DefaultValue.Expression expression) {
            return uses(expression.sql(), label);
        }
        return value instanceof DefaultValue.Generated generated && uses(generated.sql(), label);
    }

    private static boolean uses(Policy policy, String label) {
        return uses(policy.using(), label) || uses(policy.check(), label);
    }

    private static boolean uses(Partition partition, String label) {
        return partition.bound() instanceof PartitionBound.In in
                && in.values().contains(PartitionBound.Value.of(label));
    }

    private static boolean uses(Constraint constraint, String label) {
        return constraint.expressions().stream().anyMatch(expression -> uses(expression, label));
    }

    private static boolean uses(Index index, String label) {
        return index.expressions().stream().anyMatch(expression -> uses(expression, label));
    }

    private static boolean uses(@Nullable SqlExpression expression, String label) {
        return expression != null && expression.mentionsLabel(label);
    }
}
