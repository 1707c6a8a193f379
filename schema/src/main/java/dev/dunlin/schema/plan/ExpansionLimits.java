package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What keeps a column from going while something else still reads it, or from standing beside another one. */
final class ExpansionLimits {
    private static final String IN_PLACE = "Accept the hazard, in a maintenance window where it has to be.";

    private final Schema schema;
    private final Subject subject;
    private final String column;
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * @param subject the column as messages name it
     * @param column its name in the schema
     */
    ExpansionLimits(Schema schema, Subject subject, String column) {
        this.schema = schema;
        this.subject = subject;
        this.column = column;
    }

    List<Refusal> ofColumn(Table table) {
        ofTable(table);
        for (Column other : table.columns()) {
            if (other.defaultValue() instanceof DefaultValue.Generated generated
                    && generated.sql().mentions(column)) {
                refuse("Column %s is computed from it.".formatted(other.name()));
            }
        }
        for (Policy policy : table.rowSecurity().policies()) {
            if (mentions(policy.using()) || mentions(policy.check())) {
                refuse("Policy %s reads it.".formatted(policy.name()));
            }
        }
        table.constraints(Constraint.Exclude.class).stream()
                .filter(exclude -> exclude.dependsOn(column))
                .forEach(exclude ->
                        refuse("Exclusion constraint %s is over it, which cannot be built beside another one."
                                .formatted(exclude.name())));
        readers(table);
        ofOwnKeys(table);
        for (Expansion open : schema.expansions()) {
            if (isInTheWay(open, table)) {
                refusals.add(Refusal.open(
                        Subject.of(open), "What is over this column is expanded with another one already."));
            }
        }
        return refusals;
    }

    /** What keeps a column that nobody fills any more from staying for a while. */
    List<Refusal> ofDroppedColumn(Table table) {
        ofColumn(table);
        Column old = table.column(column).orElseThrow();
        if (old.isGenerated()) {
            refuse("The server computes the values of the column, so that nobody misses it.");
        }
        if (old.defaultValue() == null && TypeUse.refusesNull(old.type(), schema)) {
            refuse("Its domain accepts no null, which rows of the new version would have.");
        }
        for (Constraint constraint : table.constraints()) {
            if (constraint.dependsOn(column) && old.defaultValue() == null && mayRefuseNull(constraint)) {
                refuse("Constraint %s may refuse rows that have no value for it.".formatted(constraint.name()));
            }
        }
        for (Table other : schema.referrers(table.name())) {
            other.foreignKeys().stream()
                    .filter(key -> key.target().equals(table.name())
                            && key.references().contains(column))
                    .forEach(key -> refuse("Foreign key %s of %s refers to it."
                            .formatted(
                                    key.name(),
                                    other.name().relativeTo(table.name().namespace()))));
        }
        return refusals;
    }

    private static boolean mayRefuseNull(Constraint constraint) {
        if (constraint instanceof Constraint.Check check) {
            return check.expression().mayRefuseNull()
                    || !check.expression().calls().isEmpty();
        }
        return constraint instanceof Constraint.PrimaryKey
                || (constraint instanceof Constraint.Unique unique && unique.nullsNotDistinct())
                || (constraint instanceof Constraint.ForeignKey key && key.matchFull());
    }

    private void ofTable(Table table) {
        if (!table.managed()) {
            refuse("The table is not managed.");
        }
        if (table.partitioning() != null) {
            refuse("The table is divided into partitions.");
        }
        boolean hasHeirs = schema.referrers(table.name()).stream()
                .anyMatch(other -> other.options().inherits().contains(table.name()));
        if (hasHeirs || !table.options().inherits().isEmpty()) {
            refuse("The table inherits another one, or is inherited.");
        }
    }

    private void readers(Table table) {
        for (SchemaObject object : schema.objects().values()) {
            boolean isView = object instanceof QueryObject view
                    && view.mentions(table.name().name())
                    && (view.mentions(column) || view.query().takesAllColumns());
            boolean isStatistics = object instanceof SqlObject file
                    && file.text()
                            .names()
                            .containsAll(Set.of("statistics", table.name().name(), column));
            if (isView || isStatistics) {
                refuse("%s reads it.".formatted(object.id()));
            }
        }
    }

    /** Whether an open expansion is of the whole table, or of a column that has a constraint or index in common with this one. */
    private boolean isInTheWay(Expansion open, Table table) {
        return open.table().equals(table.name())
                && (!open.kind().isOfColumn()
                        || open.to().constraints().stream().anyMatch(constraint -> constraint.dependsOn(column))
                        || open.to().indexes().stream().anyMatch(index -> index.dependsOn(column)));
    }

    /** A foreign key from this column to one that is expanded would have to be built on both. */
    private void ofOwnKeys(Table table) {
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            for (Expansion open : schema.expansions()) {
                boolean refers = key.columns().contains(column)
                        && open.references().stream()
                                .anyMatch(reference -> reference.table().equals(table.name())
                                        && reference.to().name().equals(key.name()));
                if (refers) {
                    refusals.add(Refusal.open(Subject.of(open), "Foreign key %s refers to it.".formatted(key.name())));
                }
            }
        }
    }

    private boolean mentions(@Nullable SqlExpression expression) {
        return expression != null && expression.mentions(column);
    }

    private void refuse(String reason) {
        refusals.add(Refusal.cannot(subject, reason, IN_PLACE));
    }
}
