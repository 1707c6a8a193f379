package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What says a label of an enum type in its text, and is to say another one. PostgreSQL stores the label and follows its new
 * text; but the old expression could not be run under the new text, nor the new one under the old, neither now nor on the way
 * back. So the old one goes before the label changes, and what is wanted is added after it with everything else.
 */
final class LabelReaders {
    private final Draft draft;
    private final QualifiedName type;
    private final Collection<String> labels;
    /** Whether the labels stay under other texts, which plain defaults of the type follow. */
    private final boolean areRenamed;

    private LabelReaders(Draft draft, QualifiedName type, Collection<String> labels, boolean areRenamed) {
        this.draft = draft;
        this.type = type;
        this.labels = labels;
        this.areRenamed = areRenamed;
    }

    /** Takes away what says labels that are to get other texts. */
    static void ofRenamed(Draft draft, QualifiedName type, Collection<String> labels) {
        new LabelReaders(draft, type, labels, true).takeAway();
    }

    /** Takes away what says labels that are to go, but for what goes with the columns of the type when that is built anew. */
    static void ofGone(Draft draft, QualifiedName type, Collection<String> labels) {
        new LabelReaders(draft, type, labels, false).takeAwayWithoutParts();
    }

    private void takeAway() {
        for (Table table : draft.changedTables()) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(table.name()));
            dropPolicies(table, wanted);
            dropConstraints(table, wanted);
            dropIndexes(table, wanted);
        }
        takeAwayWithoutParts();
    }

    private void takeAwayWithoutParts() {
        for (SchemaObject object : draft.objects().values()) {
            if (object instanceof Domain domain
                    && draft.wanted().objects().get(domain.id()) instanceof Domain wanted
                    && !wanted.equals(domain)) {
                letGo(domain, wanted);
            }
        }
        for (Table table : draft.changedTables()) {
            Table wanted = Objects.requireNonNull(draft.wantedTable(table.name()));
            table.columns().stream()
                    .filter(column -> areRenamed || column.isGenerated() || isOfDomain(column.type()))
                    .forEach(column -> letGo(table, column, wanted));
        }
    }

    private void dropPolicies(Table table, Table wanted) {
        for (Policy policy : table.rowSecurity().policies()) {
            boolean stays = wanted.rowSecurity().policies().contains(policy);
            if (!stays && (says(policy.using()) || says(policy.check()))) {
                draft.add(new RowSecurityChange.DropPolicy(table.name(), policy));
            }
        }
    }

    private void dropConstraints(Table table, Table wanted) {
        table.constraints().stream()
                .filter(constraint -> constraint.expressions().stream().anyMatch(this::says))
                .filter(constraint -> wanted.constraints().stream()
                        .noneMatch(to -> InPlace.isPossible(constraint.withName(to.name()), to)))
                .forEach(constraint -> draft.add(new KeyChange.DropConstraint(table.name(), constraint)));
    }

    private void dropIndexes(Table table, Table wanted) {
        table.indexes().stream()
                .filter(index -> index.expressions().stream().anyMatch(this::says))
                .filter(index ->
                        wanted.indexes().stream().noneMatch(to -> InPlace.isPossible(index.withName(to.name()), to)))
                .forEach(index -> draft.add(new KeyChange.DropIndex(table.name(), index)));
    }

    /** Takes the default of a column away, or a column that is computed by it. */
    private void letGo(Table table, Column column, Table wanted) {
        DefaultValue value = column.defaultValue();
        Column to = wanted.column(column.name()).orElse(null);
        if (value == null || !says(value, column.type()) || to == null || value.equals(to.defaultValue())) {
            return;
        }
        if (column.isGenerated()) {
            new Detaching(draft).dropColumn(table.name(), column.name());
        } else {
            draft.add(new ColumnChange.AlterColumn(table.name(), column, column.withDefault(null), null, null));
        }
    }

    private void letGo(Domain domain, Domain wanted) {
        DefaultValue value = domain.defaultValue();
        boolean isOtherDefault = value != null && says(value, domain.type()) && !value.equals(wanted.defaultValue());
        List<Check> kept = domain.checks().stream()
                .filter(check -> !says(check.expression()) || wanted.checks().contains(check))
                .toList();
        Domain bare = domain.withDefault(isOtherDefault ? null : value).withChecks(kept);
        if (!bare.equals(domain)) {
            draft.add(new ObjectChange.AlterObject(domain, bare));
        }
    }

    private boolean says(DefaultValue value, ColumnType columnType) {
        if (value instanceof DefaultValue.Literal literal) {
            if (columnType instanceof ColumnType.ArrayOf array) {
                return isOfType(array.element()) && labels.stream().anyMatch(literal.text()::contains);
            }
            boolean follows = areRenamed && type.equals(columnType.definedName());
            return isOfType(columnType) && !follows && labels.contains(literal.text());
        } else if (value instanceof DefaultValue.Expression expression) {
            return says(expression.sql());
        }
        return value instanceof DefaultValue.Generated generated && says(generated.sql());
    }

    private boolean says(@Nullable SqlExpression expression) {
        return expression != null && labels.stream().anyMatch(expression::mentionsLabel);
    }

    /** Whether values are of a domain over the enum type, or over such a domain. */
    private boolean isOfDomain(ColumnType columnType) {
        return isOfType(columnType) && !type.equals(columnType.definedName());
    }

    private boolean isOfType(ColumnType columnType) {
        return new ColumnType.Defined(type).equals(TypeUse.base(columnType, draft.schema()));
    }
}
