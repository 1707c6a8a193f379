package dev.dunlin.processor.checking;

import dev.dunlin.processor.checking.EnumCatalog.DraftEnum;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what was read: names what has none, and notes where everything is declared. */
final class SchemaAssembly {
    private final Context context;
    private final Location anchor;
    private final Map<Subject, Location> locations = new HashMap<>();
    private final Map<Subject, String> was = new HashMap<>();
    private final Map<Subject, SqlExpression> using = new HashMap<>();
    private final Map<Subject, SqlExpression> backfill = new HashMap<>();
    private final Map<QualifiedName, Boolean> online = new HashMap<>();

    SchemaAssembly(Context context, Location anchor) {
        this.context = context;
        this.anchor = anchor;
    }

    Interpretation assemble(
            List<DraftTable> drafts,
            List<DraftEnum> enums,
            List<DraftType> others,
            List<DraftSequence> sequences,
            List<DraftView> views) {
        List<EnumType> types = enums.stream().map(this::type).toList();
        NameAssignment names = new NameAssignment(context);
        sequences.forEach(sequence -> names.claim(
                sequence.value().name(), "the sequence at " + sequence.spot().where()));
        others.stream()
                .filter(type -> type.object() instanceof CompositeType)
                .forEach(type -> names.claim(
                        type.object().name(),
                        "the composite type of " + type.record().name()));
        views.forEach(view -> names.claim(
                view.object().name(), "the view of " + view.relation().record.name()));
        List<DraftTable> relations = new ArrayList<>(drafts);
        views.forEach(view -> relations.add(view.relation()));
        names.claim(relations);
        List<QualifiedName> typeNames = new ArrayList<>();
        types.forEach(type -> typeNames.add(type.name()));
        others.forEach(type -> typeNames.add(type.object().name()));
        WrittenTypes written = new WrittenTypes(context, typeNames);
        List<SchemaObject> objects = new ArrayList<>();
        others.forEach(type -> objects.add(type(type, written)));
        sequences.forEach(sequence -> objects.add(sequence(sequence)));
        List<Table> tables = drafts.stream()
                .sorted(Comparator.comparing(draft -> draft.name))
                .map(draft -> table(draft, names, written))
                .toList();
        views.forEach(view -> objects.add(view(view, names, written)));
        Set<QualifiedName> ordered = new HashSet<>();
        enums.stream().filter(DraftEnum::ordered).forEach(type -> ordered.add(type.name()));
        context.settings()
                .extensions()
                .forEach(extension -> locations.put(Subject.extension(extension), anchor.value("extensions")));
        return new Interpretation(
                context.settings(),
                Schema.of(context.settings().extensions(), types, tables).withObjects(objects),
                new Hints(was, using, backfill, ordered),
                locations,
                online,
                anchor,
                context.problems().all());
    }

    private EnumType type(DraftEnum draft) {
        Subject subject = Subject.enumType(draft.name());
        locations.put(subject, draft.spot().location());
        former(subject, draft.was());
        draft.labels().forEach(label -> {
            Subject each = Subject.label(draft.name(), label.text());
            locations.putIfAbsent(each, label.spot().location());
            former(each, label.was());
        });
        return draft.toType();
    }

    private SchemaObject sequence(DraftSequence draft) {
        Subject subject = Subject.object(draft.value().id());
        locations.put(subject, draft.spot().location());
        former(subject, draft.was());
        return draft.value();
    }

    private SchemaObject type(DraftType draft, WrittenTypes written) {
        SchemaObject object = draft.object();
        Subject subject = Subject.object(object.id());
        locations.put(subject, draft.spot().location());
        former(subject, draft.was());
        draft.members().forEach(member -> {
            Subject attribute = Subject.attribute(object.name(), member.name());
            locations.putIfAbsent(attribute, member.spot().location());
            former(attribute, member.was());
        });
        if (object instanceof Domain domain) {
            return domain.withType(written.resolve(domain.type()));
        }
        return object instanceof CompositeType type
                ? type.withAttributes(type.attributes().stream()
                        .map(attribute -> attribute.withType(written.resolve(attribute.type())))
                        .toList())
                : object;
    }

    private SchemaObject view(DraftView draft, NameAssignment names, WrittenTypes written) {
        Subject subject = Subject.object(draft.object().id());
        locations.put(subject, draft.spot().location());
        former(subject, draft.was());
        QueryObject view = draft.object()
                .withColumns(draft.object().columns().stream()
                        .map(column -> column.withType(written.resolve(column.type())))
                        .toList());
        return view instanceof MaterializedView materialized
                ? materialized.withIndexes(names.indexes(draft.relation()).stream()
                        .map(DraftIndex::value)
                        .toList())
                : view;
    }

    private Table table(DraftTable draft, NameAssignment names, WrittenTypes written) {
        QualifiedName name = draft.name;
        Subject subject = Subject.table(name);
        locations.put(subject, draft.spot.location().annotation("Table"));
        draft.record.annotation("Table").ifPresent(annotation -> {
            former(subject, annotation.text("was").orElse(null));
            if (annotation.has("online")) {
                online.put(name, annotation.flag("online", true));
            }
        });
        draft.ownColumns().forEach(column -> column(Subject.column(name, column.name()), column));
        List<Column> columns =
                distinct(names.columns(draft)).stream().map(written::resolve).toList();
        List<DraftConstraint> constraints = names.constraints(draft);
        constraints.forEach(each -> locations.putIfAbsent(
                Subject.constraint(name, each.value().name()), each.spot().location()));
        List<DraftIndex> indexes = names.indexes(draft);
        indexes.forEach(each -> locations.putIfAbsent(
                Subject.index(name, each.value().name()), each.spot().location()));
        draft.policies.forEach(each -> {
            Subject policy = Subject.policy(name, each.value().name());
            locations.put(policy, each.spot().location());
            former(policy, each.was());
        });
        draft.partitions.forEach(each -> {
            Subject partition = Subject.partition(name, each.value().name());
            locations.putIfAbsent(partition, each.spot().location());
            former(partition, each.was());
        });
        return new Table(
                name,
                draft.record.name().binary(),
                draft.managed,
                columns,
                constraints.stream().map(DraftConstraint::value).toList(),
                indexes.stream().map(DraftIndex::value).toList(),
                draft.options,
                draft.rowSecurity(),
                draft.partitioning());
    }

    private void column(Subject subject, DraftColumn column) {
        locations.putIfAbsent(subject, column.spot().location());
        former(subject, column.was());
        if (column.using() != null) {
            using.put(subject, column.using());
        }
        if (column.backfill() != null) {
            backfill.put(subject, column.backfill());
        }
    }

    private void former(Subject subject, @Nullable String name) {
        if (name != null) {
            was.putIfAbsent(subject, name);
        }
    }

    /** Columns of one name were reported; the schema keeps the first. */
    private static List<Column> distinct(List<Column> columns) {
        Set<String> names = new HashSet<>();
        List<Column> distinct = new ArrayList<>();
        columns.stream().filter(column -> names.add(column.name())).forEach(distinct::add);
        return distinct;
    }
}
