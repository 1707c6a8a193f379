package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.TableOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a table with its columns and all that needs no other table. */
final class TableReader {
    private static final String ANNOTATION = "Table";
    private static final int MAX_COLUMNS = 1600;

    private final Context context;
    private final GroupReader groups;
    private final NameRule names;

    TableReader(Context context, EnumCatalog enums) {
        this.context = context;
        this.groups = new GroupReader(context, enums);
        this.names = new NameRule(context.problems());
    }

    DraftTable read(Declaration.RecordType record) {
        AnnotationUse annotation = record.annotation(ANNOTATION).orElseGet(() -> AnnotationUse.plain(ANNOTATION));
        QualifiedName name = new DeclaredName(context).read(record, annotation);
        String shown = context.shown(name);
        Spot spot = Spot.of(Location.of(record.name()), shown);
        Spot at = spot.annotation(ANNOTATION);
        annotation.text("was").ifPresent(was -> checkFormer(was, at.value("was")));
        checkShape(record, spot);
        TableOptions options = new TableOptions(
                new Comments(context).read(record, record.doc(), spot),
                annotation.flag("unlogged", false),
                new StorageReader(context.problems()).read(annotation, at),
                names.tablespace(annotation, at),
                List.of());
        Group group = groups.read(record, shown, spot);
        DraftTable table = new DraftTable(record, name, annotation.flag("managed", true), options, group, spot);
        checkColumns(table);
        new KeyReader(context).read(table);
        new UniqueReader(context).read(table);
        new CheckReader(context).read(table);
        new IndexReader(context).read(table);
        new ExcludeReader(context).read(table);
        new GeneratedColumnRule(context).check(table);
        new ImmutabilityRule(context).check(table);
        new PolicyReader(context).read(table);
        new PartitionReader(context).read(table);
        new KeySizeRule(context).check(table);
        new IndexTypeRule(context).check(table);
        return table;
    }

    private void checkFormer(String was, Spot spot) {
        for (String part : was.split("\\.", 2)) {
            names.check(part, spot);
        }
    }

    private void checkShape(Declaration.RecordType record, Spot spot) {
        String name = record.name().nested();
        if (!record.typeParameters().isEmpty()) {
            context.add(spot.problem(Code.GENERIC_RECORD, "\"%s\" is a table and has type parameters".formatted(name))
                    .because("A column has one type, whatever a type parameter stands for.")
                    .fix("Write a record without type parameters."));
        }
        if (record.local()) {
            context.add(
                    spot.problem(Code.LOCAL_RECORD, "\"%s\" is a table and declared inside a method".formatted(name))
                            .because("Nothing outside the method can name it.")
                            .fix("Declare it in a file of its own, or inside a type."));
        }
    }

    private void checkColumns(DraftTable table) {
        List<DraftColumn> columns = table.columns();
        if (columns.isEmpty()) {
            context.add(table.spot
                    .problem(
                            Code.NO_COLUMNS,
                            "\"%s\" has no columns"
                                    .formatted(table.record.name().nested()))
                    .because("Each component of a table's record is a column, and there is none that is not ignored.")
                    .fix("Write for example: @Table record %s(@Id UUID id) {}"
                            .formatted(table.record.name().simpleName())));
        }
        if (columns.size() > MAX_COLUMNS) {
            context.add(table.spot
                    .problem(
                            Code.TOO_MANY_COLUMNS,
                            "\"%s\" has %d columns"
                                    .formatted(table.record.name().nested(), columns.size()))
                    .because("PostgreSQL allows %d.".formatted(MAX_COLUMNS))
                    .fix("Put some of them into a table of their own, or into one of type jsonb."));
        }
        checkDuplicates(columns);
    }

    private void checkDuplicates(List<DraftColumn> columns) {
        Map<String, DraftColumn> byName = new HashMap<>();
        for (DraftColumn column : columns) {
            DraftColumn first = byName.putIfAbsent(column.name(), column);
            if (first != null) {
                context.add(column.spot()
                        .problem(
                                Code.DUPLICATE_COLUMN,
                                "\"%s\" is the column of two components".formatted(column.name()))
                        .because("%s has it already.".formatted(first.javaName()))
                        .fix(
                                column.javaName().contains(".")
                                        ? "Give the embedded record another prefix: @Embedded(prefix = \"…\")"
                                        : "Give it another name: @Column(name = \"…\")"));
            }
        }
    }
}
