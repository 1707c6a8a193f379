package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.Table;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** First phase: types, tables, columns, labels, policies and partitions get the names under which everything after compares them. */
final class Renaming {
    private static final String DEFAULT_NAMESPACE = "public";

    private final Draft draft;
    private final Detaching detaching;

    /** Names of all relations that are wanted; null until somebody asks. */
    private @Nullable Set<QualifiedName> wantedRelations;

    Renaming(Draft draft) {
        this.draft = draft;
        this.detaching = new Detaching(draft);
    }

    void run() {
        changeManagement();
        renameEnums();
        for (ObjectKind kind : ObjectKind.values()) {
            if (kind == ObjectKind.OBJECT) {
                renameFiles();
            } else {
                renameObjects(kind);
            }
        }
        renameAttributes();
        renameTables();
        new Parentage(draft).run();
        for (EnumType type : List.copyOf(draft.enums().values())) {
            EnumType wanted = draft.wanted().enums().get(type.name());
            if (wanted != null) {
                renameLabels(type, wanted);
            }
        }
        for (Table table : draft.changedTablesAnd(draft.ownersOfMarked(Subject.Kind.COLUMN))) {
            renameColumns(table, Objects.requireNonNull(draft.wantedTable(table.name())));
        }
        new Securing(draft).rename();
        new Dividing(draft).rename();
    }

    private void changeManagement() {
        for (Table table : draft.tablesToHandOver()) {
            draft.add(new TableChange.ManageTable(table, table.withManaged(!table.managed())));
        }
    }

    private void renameEnums() {
        SortedMap<QualifiedName, EnumType> present = draft.enums();
        Matching<QualifiedName> matching = new Matching<>(
                entries(present, EnumType::javaType, name -> null),
                entries(
                        draft.wanted().enums(),
                        EnumType::javaType,
                        name -> formerName(Subject.enumType(name), present.keySet())));
        report(matching, Subject::enumType);
        for (QualifiedName gone : matching.gone()) {
            if (matching.renames().containsValue(gone) || isWanted(gone, null)) {
                draft.add(new EnumChange.RenameEnum(
                        gone, gone.sibling("dunlin_old_type_" + draft.changes().size())));
            }
        }
        RenameOrder.order(matching.renames(), n -> matching.renames().firstKey().sibling("dunlin_tmp_type_" + n))
                .forEach(rename -> draft.add(new EnumChange.RenameEnum(rename.getKey(), rename.getValue())));
    }

    private void renameObjects(ObjectKind kind) {
        SortedMap<QualifiedName, SchemaObject> present = ofKind(draft.objects(), kind);
        SortedMap<QualifiedName, SchemaObject> wanted = ofKind(draft.wanted().objects(), kind);
        Function<QualifiedName, Subject> subject = name -> Subject.object(new ObjectId(kind, name));
        Matching<QualifiedName> matching = new Matching<>(
                entries(present, SchemaObject::javaType, name -> null),
                entries(wanted, SchemaObject::javaType, name -> formerName(subject.apply(name), present.keySet())));
        report(matching, subject);
        reportAmbiguousSequences(matching, present, wanted);
        for (QualifiedName gone : matching.gone()) {
            if (matching.renames().containsValue(gone) || isWanted(gone, kind)) {
                String aside =
                        "dunlin_old_" + word(kind) + "_" + draft.changes().size();
                draft.add(new ObjectChange.RenameObject(new ObjectId(kind, gone), gone.sibling(aside)));
            }
        }
        String aside = "dunlin_tmp_" + word(kind) + "_";
        RenameOrder.order(matching.renames(), n -> matching.renames().firstKey().sibling(aside + n))
                .forEach(rename -> draft.add(
                        new ObjectChange.RenameObject(new ObjectId(kind, rename.getKey()), rename.getValue())));
    }

    /** A file with the text that another one had is that one. */
    private void renameFiles() {
        SortedMap<QualifiedName, SchemaObject> gone = ofKind(draft.objects(), ObjectKind.OBJECT);
        SortedMap<QualifiedName, SchemaObject> added = ofKind(draft.wanted().objects(), ObjectKind.OBJECT);
        Set<QualifiedName> kept = Set.copyOf(gone.keySet());
        gone.keySet().removeAll(added.keySet());
        added.keySet().removeAll(kept);
        for (SchemaObject file : added.values()) {
            gone.values().stream()
                    .filter(old -> old.withName(file.name()).equals(file))
                    .findFirst()
                    .ifPresent(old -> {
                        gone.remove(old.name());
                        draft.add(new ObjectChange.RenameObject(old.id(), file.name()));
                    });
        }
    }

    private static String word(ObjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static SortedMap<QualifiedName, SchemaObject> ofKind(
            SortedMap<ObjectId, SchemaObject> objects, ObjectKind kind) {
        SortedMap<QualifiedName, SchemaObject> result = new TreeMap<>();
        objects.forEach((id, object) -> {
            if (id.kind() == kind) {
                result.put(id.name(), object);
            }
        });
        return result;
    }

    /** A sequence that goes takes its position with it, so that one that comes may be the same under another name. */
    private void reportAmbiguousSequences(
            Matching<QualifiedName> matching,
            SortedMap<QualifiedName, SchemaObject> present,
            SortedMap<QualifiedName, SchemaObject> wanted) {
        for (QualifiedName added : matching.undecided()) {
            if (wanted.get(added) instanceof Sequence sequence) {
                SortedSet<QualifiedName> alike = matching.gone().stream()
                        .filter(gone -> sequence.withName(gone).equals(present.get(gone)))
                        .collect(Collectors.toCollection(TreeSet::new));
                ambiguous(
                        Subject.object(sequence.id()),
                        alike,
                        gone -> Subject.object(sequence.id().withName(gone)));
            }
        }
    }

    /**
     * Whether something of another kind than that of an object that goes is to have its name.
     *
     * @param kind null for an enum type
     */
    private boolean isWanted(QualifiedName name, @Nullable ObjectKind kind) {
        return wantedRelations().contains(name)
                || (kind != null && draft.wanted().enums().containsKey(name))
                || Arrays.stream(ObjectKind.values())
                        .anyMatch(other -> other != kind
                                && other != ObjectKind.OBJECT
                                && draft.wanted().objects().containsKey(new ObjectId(other, name)));
    }

    private void renameAttributes() {
        for (SchemaObject object : draft.objects().values()) {
            if (object instanceof CompositeType type
                    && draft.wanted().objects().get(type.id()) instanceof CompositeType wanted) {
                renameAttributes(type, wanted);
            }
        }
    }

    private void renameAttributes(CompositeType type, CompositeType wanted) {
        Function<String, Subject> subject = attribute -> Subject.attribute(type.name(), attribute);
        Matching<String> matching = new Matching<>(
                attributes(type, attribute -> null),
                attributes(wanted, attribute -> draft.hints().was().get(subject.apply(attribute))));
        report(matching, subject);
        for (String added : matching.undecided()) {
            ColumnType wantedType = wanted.attribute(added).orElseThrow().type();
            SortedSet<String> alike = matching.gone().stream()
                    .filter(gone -> type.attribute(gone).orElseThrow().type().equals(wantedType))
                    .collect(Collectors.toCollection(TreeSet::new));
            ambiguous(subject.apply(added), alike, subject);
        }
        SortedMap<String, String> renames = new TreeMap<>(matching.renames());
        for (String gone : matching.gone()) {
            if (renames.containsValue(gone)) {
                renames.put(gone, "dunlin_old_attribute_" + draft.changes().size());
            }
        }
        RenameOrder.order(renames, n -> "dunlin_tmp_attribute_" + n)
                .forEach(rename ->
                        draft.add(new ObjectChange.RenameAttribute(type.name(), rename.getKey(), rename.getValue())));
    }

    private void renameTables() {
        SortedMap<QualifiedName, Table> present = draft.tables();
        Matching<QualifiedName> matching = new Matching<>(
                entries(present, Table::javaType, name -> null),
                entries(
                        draft.wantedTables(),
                        Table::javaType,
                        name -> formerName(Subject.table(name), present.keySet())));
        report(matching, Subject::table);
        reportAmbiguousTables(matching);
        inTheWay(matching, present).forEach(gone -> detaching.dropTableAndHeirs(gone, matching.gone()));
        RenameOrder.order(matching.renames(), n -> matching.renames().firstKey().sibling("dunlin_tmp_table_" + n))
                .forEach(rename -> draft.add(new TableChange.RenameTable(rename.getKey(), rename.getValue())));
        detaching.dropHeirsOfTablesThatStay();
    }

    /** The tables that cannot wait to go until the end, since their name or one that they hold is wanted elsewhere. */
    private List<QualifiedName> inTheWay(Matching<QualifiedName> matching, SortedMap<QualifiedName, Table> present) {
        if (matching.gone().isEmpty()) {
            return List.of();
        }
        Set<QualifiedName> wanted = new TreeSet<>(matching.renames().values());
        wanted.addAll(draft.wanted().enums().keySet());
        draft.wanted().objects().keySet().stream()
                .filter(id -> id.kind() != ObjectKind.OBJECT)
                .forEach(id -> wanted.add(id.name()));
        wanted.addAll(wantedRelations());
        return matching.gone().stream()
                .filter(gone -> RelationNames.of(Objects.requireNonNull(present.get(gone))).stream()
                        .anyMatch(wanted::contains))
                .toList();
    }

    private void renameLabels(EnumType type, EnumType wanted) {
        Matching<String> matching = new Matching<>(
                labels(type, label -> null),
                labels(wanted, label -> draft.hints().was().get(Subject.label(type.name(), label))));
        report(matching, label -> Subject.label(type.name(), label));
        if (!matching.gone().isEmpty()) {
            for (String added : matching.undecided()) {
                ambiguous(Subject.label(type.name(), added), matching.gone(), gone -> Subject.label(type.name(), gone));
            }
        }
        SortedMap<String, String> renames = new TreeMap<>(matching.renames());
        renames.values().removeAll(matching.gone());
        if (!renames.isEmpty()) {
            LabelReaders.ofRenamed(draft, type.name(), renames.keySet());
        }
        RenameOrder.order(renames, n -> "dunlin_tmp_label_" + n)
                .forEach(rename ->
                        draft.add(new EnumChange.RenameLabel(type.name(), rename.getKey(), rename.getValue())));
    }

    private void renameColumns(Table table, Table wanted) {
        QualifiedName name = table.name();
        Matching<String> matching = new Matching<>(
                columns(table, column -> null),
                columns(wanted, column -> draft.hints().was().get(Subject.column(name, column))));
        report(matching, column -> Subject.column(name, column));
        for (String added : matching.undecided()) {
            ColumnType type = wanted.column(added).orElseThrow().type();
            SortedSet<String> alike = matching.gone().stream()
                    .filter(gone -> table.column(gone).orElseThrow().type().equals(type))
                    .collect(Collectors.toCollection(TreeSet::new));
            ambiguous(Subject.column(name, added), alike, gone -> Subject.column(name, gone));
        }
        for (String gone : matching.gone()) {
            if (matching.renames().containsValue(gone) || isSequenceWanted(table, gone)) {
                detaching.dropColumn(name, gone);
            }
        }
        RenameOrder.order(matching.renames(), n -> "dunlin_tmp_column_" + n)
                .forEach(rename -> draft.add(new ColumnChange.RenameColumn(name, rename.getKey(), rename.getValue())));
    }

    /** Whether the name of the sequence of a column that goes is wanted for something else. */
    private boolean isSequenceWanted(Table table, String column) {
        String sequence = table.column(column).map(PartRename::sequence).orElse(null);
        return sequence != null && wantedRelations().contains(table.name().sibling(sequence));
    }

    private Set<QualifiedName> wantedRelations() {
        if (wantedRelations == null) {
            Set<QualifiedName> names = new HashSet<>();
            draft.wantedTables().values().forEach(table -> names.addAll(RelationNames.of(table)));
            wantedRelations = names;
        }
        return wantedRelations;
    }

    private void reportAmbiguousTables(Matching<QualifiedName> matching) {
        if (matching.gone().isEmpty()) {
            return;
        }
        for (QualifiedName added : matching.undecided()) {
            Set<Column> columns = shape(Objects.requireNonNull(draft.wantedTable(added)));
            SortedSet<QualifiedName> alike = matching.gone().stream()
                    .filter(gone ->
                            shape(Objects.requireNonNull(draft.table(gone))).equals(columns))
                    .collect(Collectors.toCollection(TreeSet::new));
            ambiguous(Subject.table(added), alike, Subject::table);
        }
    }

    private static Set<Column> shape(Table table) {
        return table.columns().stream()
                .map(column -> Column.of(column.name(), column.type()))
                .collect(Collectors.toSet());
    }

    private <K> void ambiguous(Subject added, SortedSet<K> gone, Function<K, Subject> subject) {
        if (!gone.isEmpty()) {
            draft.add(new Finding(
                    Finding.Code.AMBIGUOUS,
                    added,
                    gone.stream().map(String::valueOf).toList(),
                    gone.stream().map(subject).toList()));
        }
    }

    private <K extends Comparable<? super K>> void report(Matching<K> matching, Function<K, Subject> subject) {
        for (Matching.Remark<K> remark : matching.remarks()) {
            String was = remark.was().toString();
            List<String> candidates = remark.code() == Finding.Code.UNKNOWN_FORMER_NAME
                    ? Likeness.closest(was, matching.gone())
                    : List.of(was);
            draft.add(new Finding(remark.code(), subject.apply(remark.name()), candidates, List.of()));
        }
    }

    private @Nullable QualifiedName formerName(Subject subject, Set<QualifiedName> present) {
        String was = draft.hints().was().get(subject);
        if (was == null) {
            return null;
        }
        QualifiedName beside = subject.owner().sibling(was);
        int dot = was.indexOf('.');
        boolean isQualified = dot > 0 && dot < was.length() - 1;
        QualifiedName stated = isQualified ? new QualifiedName(was.substring(0, dot), was.substring(dot + 1)) : beside;
        return Stream.of(beside, stated, withoutNamespace(was, stated))
                .filter(present::contains)
                .findFirst()
                .orElse(stated);
    }

    /** What may be meant where the history states no PostgreSQL schema, so that its objects are in the one called public. */
    private static QualifiedName withoutNamespace(String was, QualifiedName stated) {
        return QualifiedName.of(DEFAULT_NAMESPACE.equals(stated.namespace()) ? stated.name() : was);
    }

    private static <T> List<Matching.Entry<QualifiedName>> entries(
            SortedMap<QualifiedName, T> objects,
            Function<T, @Nullable String> java,
            Function<QualifiedName, @Nullable QualifiedName> was) {
        return objects.entrySet().stream()
                .map((Map.Entry<QualifiedName, T> entry) ->
                        new Matching.Entry<>(entry.getKey(), java.apply(entry.getValue()), was.apply(entry.getKey())))
                .toList();
    }

    private static List<Matching.Entry<String>> labels(EnumType type, Function<String, @Nullable String> was) {
        return type.labels().stream()
                .map(label -> new Matching.Entry<>(label.text(), label.javaName(), was.apply(label.text())))
                .toList();
    }

    private static List<Matching.Entry<String>> attributes(CompositeType type, Function<String, @Nullable String> was) {
        return type.attributes().stream()
                .map(attribute ->
                        new Matching.Entry<>(attribute.name(), attribute.javaName(), was.apply(attribute.name())))
                .toList();
    }

    private static List<Matching.Entry<String>> columns(Table table, Function<String, @Nullable String> was) {
        return table.columns().stream()
                .map(column -> new Matching.Entry<>(column.name(), column.javaName(), was.apply(column.name())))
                .toList();
    }
}
