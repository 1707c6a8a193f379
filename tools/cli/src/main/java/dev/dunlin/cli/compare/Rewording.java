package dev.dunlin.cli.compare;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.QueryObject.ViewColumn;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.SqlObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A live schema in the words of a wanted one: where PostgreSQL writes both alike, it says what the wanted one says. It has the
 * Java names of the wanted one, too, and what no database tells: which partitions are kept apart, which are left to others, what
 * columns of views are declared to be.
 */
final class Rewording {
    private final Schema live;
    private final Schema wanted;
    private final Answers ofWanted;
    private final Answers ofLive;

    private Rewording(Schema live, Schema wanted, Answers ofWanted, Answers ofLive) {
        this.live = live;
        this.wanted = wanted;
        this.ofWanted = ofWanted;
        this.ofLive = ofLive;
    }

    /**
     * The live schema in other words.
     *
     * @param ofWanted how PostgreSQL writes what the wanted schema says
     * @param ofLive how it writes what the live schema says, once it is said on the columns of the wanted one
     */
    static Schema of(Schema live, Schema wanted, Answers ofWanted, Answers ofLive) {
        return new Rewording(live, wanted, ofWanted, ofLive).schema();
    }

    private Schema schema() {
        TreeSet<String> extensions = new TreeSet<>(live.extensions());
        extensions.retainAll(wanted.extensions());
        TreeMap<QualifiedName, EnumType> enums = new TreeMap<>(live.enums());
        enums.replaceAll((name, type) -> named(type, wanted.enums().get(name)));
        TreeMap<QualifiedName, Table> tables = new TreeMap<>(live.tables());
        wanted.tables().values().forEach(table -> takeApart(table, tables));
        tables.replaceAll((name, table) -> {
            Table other = wanted.tables().get(name);
            return other == null ? table : table(table, other);
        });
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : live.objects().values()) {
            SchemaObject other = wanted.objects().get(object.id());
            objects.add(other == null ? object : object(object, other));
        }
        return new Schema(extensions, enums, new TreeMap<>(), tables).withObjects(objects);
    }

    private static EnumType named(EnumType type, @Nullable EnumType other) {
        if (other == null) {
            return type;
        }
        List<EnumType.Label> labels = type.labels().stream()
                .map(label -> other.labels().stream()
                        .filter(same -> same.text().equals(label.text()))
                        .findFirst()
                        .orElse(label))
                .toList();
        return type.withJavaType(other.javaType()).withLabels(labels);
    }

    /** Partitions that are kept apart from their table are tables by themselves in a database. */
    private static void takeApart(Table table, Map<QualifiedName, Table> tables) {
        Table present = tables.get(table.name());
        Partitioning partitioning = present == null ? null : present.partitioning();
        if (present == null || partitioning == null) {
            return;
        }
        List<Partition> partitions = new ArrayList<>(partitioning.partitions());
        for (Partition partition : table.partitions()) {
            if (!partition.attached() && tables.remove(partition.name()) != null) {
                partitions.add(partition);
            }
        }
        tables.put(table.name(), present.withPartitioning(partitioning.withPartitions(partitions)));
    }

    private Table table(Table table, Table other) {
        if (!other.managed()) {
            return other;
        }
        QualifiedName name = table.name();
        Table first = ofWanted.table(name);
        Table second = ofLive.table(name);
        return table.withJavaType(other.javaType())
                .withColumns(table.columns().stream()
                        .map(column ->
                                column(name, column, other.column(column.name()).orElse(null)))
                        .toList())
                .withConstraints(table.constraints().stream()
                        .map(each -> constraint(
                                each,
                                other.constraint(each.name()).orElse(null),
                                constraint(first, each.name()),
                                constraint(second, each.name())))
                        .toList())
                .withIndexes(indexes(table.indexes(), other.indexes(), indexes(first), indexes(second)))
                .withRowSecurity(rowSecurity(table.rowSecurity(), other.rowSecurity(), first, second))
                .withPartitioning(partitioning(table.partitioning(), other.partitioning(), first));
    }

    private static @Nullable Constraint constraint(@Nullable Table table, String name) {
        return table == null ? null : table.constraint(name).orElse(null);
    }

    private static List<Index> indexes(@Nullable Table table) {
        return table == null ? List.of() : table.indexes();
    }

    private Column column(QualifiedName table, Column column, @Nullable Column other) {
        if (other == null) {
            return column;
        }
        Column named = column.withJavaName(other.javaName());
        Column first = ofWanted.column(table, column.name());
        if (first == null) {
            return named;
        }
        Column second = ofLive.column(table, column.name());
        Column typed = first.type().equals(column.type()) ? named.withType(other.type()) : named;
        Column kept = first.options().equals(column.options()) ? typed.withOptions(other.options()) : typed;
        if (!Asked.value(column.defaultValue(), other.defaultValue())) {
            return kept;
        }
        DefaultValue value = settled(
                column.defaultValue(),
                other.defaultValue(),
                first.defaultValue(),
                second == null ? null : second.defaultValue());
        return kept.withDefault(value);
    }

    /** What is wanted if PostgreSQL writes it as it writes what is live; otherwise what is live. */
    private static <T> @Nullable T settled(
            @Nullable T present, @Nullable T other, @Nullable T first, @Nullable T second) {
        boolean same = Objects.equals(first, present) || (first != null && first.equals(second));
        return same ? other : present;
    }

    private static Constraint constraint(
            Constraint present, @Nullable Constraint other, @Nullable Constraint first, @Nullable Constraint second) {
        if (other == null || first == null) {
            return present;
        }
        if (present instanceof Constraint.Check check
                && other instanceof Constraint.Check wantedCheck
                && first instanceof Constraint.Check made) {
            SqlExpression again = second instanceof Constraint.Check both ? both.expression() : null;
            return check.withExpression(Objects.requireNonNull(
                    settled(check.expression(), wantedCheck.expression(), made.expression(), again)));
        }
        if (present instanceof Constraint.Exclude exclude
                && other instanceof Constraint.Exclude wantedExclude
                && first instanceof Constraint.Exclude made) {
            boolean same = isSame(exclude, made) || (second instanceof Constraint.Exclude both && isSame(both, made));
            return same ? said(exclude, wantedExclude) : exclude;
        }
        return present;
    }

    private static boolean isSame(Constraint.Exclude one, Constraint.Exclude other) {
        return one.elements().equals(other.elements()) && Objects.equals(one.where(), other.where());
    }

    private static Constraint.Exclude said(Constraint.Exclude exclude, Constraint.Exclude other) {
        return new Constraint.Exclude(
                exclude.name(),
                exclude.method(),
                other.elements(),
                exclude.include(),
                exclude.storage(),
                other.where(),
                exclude.deferral(),
                exclude.comment());
    }

    private static List<Index> indexes(List<Index> present, List<Index> other, List<Index> first, List<Index> second) {
        return present.stream()
                .map(index ->
                        index(index, find(other, index.name()), find(first, index.name()), find(second, index.name())))
                .toList();
    }

    private static @Nullable Index find(List<Index> indexes, String name) {
        return indexes.stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Index index(Index present, @Nullable Index other, @Nullable Index first, @Nullable Index second) {
        if (other == null || first == null) {
            return present;
        }
        boolean same = !Asked.index(present, first) || (second != null && !Asked.index(second, first));
        return same ? present.withParts(other.parts(), other.where(), present.include()) : present;
    }

    private static RowSecurity rowSecurity(
            RowSecurity present, RowSecurity other, @Nullable Table first, @Nullable Table second) {
        List<Policy> policies = new ArrayList<>();
        for (Policy policy : present.policies()) {
            Policy wantedPolicy = other.policy(policy.name()).orElse(null);
            Policy made = policy(first, policy.name());
            Policy said = wantedPolicy == null ? policy : withRoles(policy, wantedPolicy);
            policies.add(
                    wantedPolicy == null || made == null
                            ? said
                            : policy(said, wantedPolicy, made, policy(second, policy.name())));
        }
        return present.withPolicies(policies);
    }

    /** {@code CURRENT_USER} and its like are whoever made the policy, whom the database does not remember. */
    private static Policy withRoles(Policy present, Policy other) {
        List<String> named = new ArrayList<>(other.roles());
        named.removeAll(Policy.KEYWORDS);
        List<String> makers = new ArrayList<>(present.roles());
        makers.removeAll(named);
        boolean same = named.size() < other.roles().size() && present.roles().containsAll(named) && makers.size() <= 1;
        return same
                ? new Policy(
                        present.name(),
                        present.command(),
                        present.permissive(),
                        other.roles(),
                        present.using(),
                        present.check())
                : present;
    }

    private static @Nullable Policy policy(@Nullable Table table, String name) {
        return table == null ? null : table.rowSecurity().policy(name).orElse(null);
    }

    private static Policy policy(Policy present, Policy other, Policy first, @Nullable Policy second) {
        return present.withConditions(
                settled(present.using(), other.using(), first.using(), second == null ? null : second.using()),
                settled(present.check(), other.check(), first.check(), second == null ? null : second.check()));
    }

    private static @Nullable Partitioning partitioning(
            @Nullable Partitioning present, @Nullable Partitioning other, @Nullable Table first) {
        if (present == null || other == null) {
            return present;
        }
        Partitioning made = first == null ? null : first.partitioning();
        PartitionKey key = made == null
                ? present.key()
                : Objects.requireNonNull(settled(present.key(), other.key(), made.key(), null));
        if (!other.managed()) {
            return new Partitioning(key, false, List.of());
        }
        return new Partitioning(
                key,
                true,
                present.partitions().stream()
                        .map(partition -> partition(partition, other, made))
                        .toList());
    }

    private static Partition partition(Partition present, Partitioning all, @Nullable Partitioning made) {
        Partition other = all.partition(present.name()).orElse(null);
        Partition first = made == null ? null : made.partition(present.name()).orElse(null);
        if (other == null || first == null) {
            return present;
        }
        return present.withBound(Objects.requireNonNull(settled(present.bound(), other.bound(), first.bound(), null)))
                .withKey(settled(present.key(), other.key(), first.key(), null));
    }

    private SchemaObject object(SchemaObject present, SchemaObject other) {
        SchemaObject named = present.withJavaType(other.javaType());
        SchemaObject first = ofWanted.object(present.id());
        SchemaObject second = ofLive.object(present.id());
        if (named instanceof Domain domain && other instanceof Domain wantedDomain) {
            return domain(domain, wantedDomain, first, second);
        }
        if (named instanceof CompositeType type && other instanceof CompositeType wantedType) {
            return composite(type, wantedType, first);
        }
        if (named instanceof QueryObject view && other instanceof QueryObject wantedView) {
            return view(view, wantedView, first, second);
        }
        if (named instanceof SqlObject file && other instanceof SqlObject wantedFile) {
            return first instanceof SqlObject made && made.text().equals(file.text()) ? wantedFile : file;
        }
        return named;
    }

    private static Domain domain(
            Domain present, Domain other, @Nullable SchemaObject answer, @Nullable SchemaObject again) {
        if (!(answer instanceof Domain first)) {
            return present;
        }
        Domain second = again instanceof Domain domain ? domain : null;
        Domain typed = first.type().equals(present.type()) ? present.withType(other.type()) : present;
        Domain valued = Asked.value(present.defaultValue(), other.defaultValue())
                ? typed.withDefault(settled(
                        present.defaultValue(),
                        other.defaultValue(),
                        first.defaultValue(),
                        second == null ? null : second.defaultValue()))
                : typed;
        return valued.withChecks(present.checks().stream()
                .map(check -> (Constraint.Check) constraint(
                        check,
                        other.check(check.name()).orElse(null),
                        first.check(check.name()).orElse(null),
                        second == null ? null : second.check(check.name()).orElse(null)))
                .toList());
    }

    private static CompositeType composite(CompositeType present, CompositeType other, @Nullable SchemaObject answer) {
        CompositeType first = answer instanceof CompositeType type ? type : null;
        return present.withAttributes(present.attributes().stream()
                .map(attribute -> attribute(
                        attribute,
                        other.attribute(attribute.name()).orElse(null),
                        first == null ? null : first.attribute(attribute.name()).orElse(null)))
                .toList());
    }

    private static Attribute attribute(Attribute present, @Nullable Attribute other, @Nullable Attribute first) {
        if (other == null) {
            return present;
        }
        Attribute named = present.withJavaName(other.javaName());
        return first != null && first.type().equals(present.type()) ? named.withType(other.type()) : named;
    }

    private static QueryObject view(
            QueryObject present, QueryObject other, @Nullable SchemaObject answer, @Nullable SchemaObject again) {
        QueryObject typed = present.withColumns(present.columns().stream()
                .map(column -> other.columns().stream()
                        .filter(same -> same.name().equals(column.name()))
                        .findFirst()
                        .map(ViewColumn::type)
                        .map(column::withType)
                        .orElse(column))
                .toList());
        if (!(answer instanceof QueryObject first)) {
            return typed;
        }
        SqlExpression second = again instanceof QueryObject query ? query.query() : null;
        SqlExpression query = Objects.requireNonNull(settled(present.query(), other.query(), first.query(), second));
        if (typed instanceof View view) {
            return view.withQuery(query);
        }
        List<Index> wantedIndexes = other instanceof MaterializedView view ? view.indexes() : List.of();
        List<Index> made = first instanceof MaterializedView view ? view.indexes() : List.of();
        List<Index> madeAgain = again instanceof MaterializedView view ? view.indexes() : List.of();
        MaterializedView view = (MaterializedView) typed;
        return view.withQuery(query).withIndexes(indexes(view.indexes(), wantedIndexes, made, madeAgain));
    }
}
