package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** First phase: types, tables, columns and labels get the names under which everything after compares them. */
final class Renaming {
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
        renameTables();
        for (EnumType type : List.copyOf(draft.enums().values())) {
            EnumType wanted = draft.wanted().enums().get(type.name());
            if (wanted != null) {
                renameLabels(type, wanted);
            }
        }
        for (Table table : draft.changedTablesAnd(ownersOfMarkedColumns())) {
            renameColumns(table, Objects.requireNonNull(draft.wantedTable(table.name())));
        }
    }

    private Set<QualifiedName> ownersOfMarkedColumns() {
        return draft.hints().was().keySet().stream()
                .filter(subject -> subject.kind() == Subject.Kind.COLUMN)
                .map(Subject::owner)
                .collect(Collectors.toSet());
    }

    private void changeManagement() {
        for (Table table : draft.tablesToHandOver()) {
            draft.add(new Change.ManageTable(table, table.withManaged(!table.managed())));
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
            if (matching.renames().containsValue(gone) || draft.wantedTable(gone) != null) {
                draft.add(new Change.RenameEnum(
                        gone, gone.sibling("dunlin_old_type_" + draft.changes().size())));
            }
        }
        RenameOrder.order(matching.renames(), n -> matching.renames().firstKey().sibling("dunlin_tmp_type_" + n))
                .forEach(rename -> draft.add(new Change.RenameEnum(rename.getKey(), rename.getValue())));
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
        inTheWay(matching, present).forEach(detaching::dropTable);
        RenameOrder.order(matching.renames(), n -> matching.renames().firstKey().sibling("dunlin_tmp_table_" + n))
                .forEach(rename -> draft.add(new Change.RenameTable(rename.getKey(), rename.getValue())));
    }

    /** The tables that cannot wait to go until the end, since their name or one that they hold is wanted elsewhere. */
    private List<QualifiedName> inTheWay(Matching<QualifiedName> matching, SortedMap<QualifiedName, Table> present) {
        if (matching.gone().isEmpty()) {
            return List.of();
        }
        Set<QualifiedName> wanted = new TreeSet<>(matching.renames().values());
        wanted.addAll(draft.wanted().enums().keySet());
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
        RenameOrder.order(renames, n -> "dunlin_tmp_label_" + n)
                .forEach(rename -> draft.add(new Change.RenameLabel(type.name(), rename.getKey(), rename.getValue())));
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
                .forEach(rename -> draft.add(new Change.RenameColumn(name, rename.getKey(), rename.getValue())));
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
        if (present.contains(beside) || dot < 1 || dot == was.length() - 1) {
            return beside;
        }
        return new QualifiedName(was.substring(0, dot), was.substring(dot + 1));
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

    private static List<Matching.Entry<String>> columns(Table table, Function<String, @Nullable String> was) {
        return table.columns().stream()
                .map(column -> new Matching.Entry<>(column.name(), column.javaName(), was.apply(column.name())))
                .toList();
    }
}
