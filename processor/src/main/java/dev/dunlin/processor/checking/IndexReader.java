package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.naming.DerivedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads indexes. Inside an embedded record, columns are called as that record calls them. */
final class IndexReader {
    private final Context context;
    private final ColumnLookup lookup;
    private final Expressions expressions;

    IndexReader(Context context) {
        this.context = context;
        this.lookup = new ColumnLookup(context.problems());
        this.expressions = new Expressions(context.problems());
    }

    void read(DraftTable table) {
        TableAnnotation.all(table.group, "Index").forEach(index -> read(table, index));
    }

    private void read(DraftTable table, TableAnnotation index) {
        AnnotationUse use = index.use();
        Spot spot = index.spot();
        List<Index.Part> parts = parts(index);
        List<DraftColumn> include = lookup.columns(index.scope(), use.texts("include"), spot.value("include"));
        new IndexMethodRule(context).check(use, parts, include, spot);
        if (parts.isEmpty()) {
            new EmptyRule(context.problems()).check("Index", use, index.member(), spot);
            return;
        }
        String name = use.text("name").orElse("");
        new NameRule(context.problems()).check(name, spot.value("name"));
        Index value = new Index(
                name,
                parts,
                use.flag("unique", false),
                use.text("method").orElse(IndexMethodRule.BTREE),
                where(index),
                ColumnLookup.names(include),
                use.flag("nullsNotDistinct", false),
                new StorageReader(context.problems()).read(use, spot),
                new NameRule(context.problems()).tablespace(use, spot),
                new Comments(context).read(use, spot));
        table.indexes.add(new DraftIndex(value, nameParts(value), spot));
    }

    private @Nullable SqlExpression where(TableAnnotation index) {
        return where(index, expressions);
    }

    static @Nullable SqlExpression where(TableAnnotation index, Expressions expressions) {
        SqlExpression where = expressions.optional(index.use(), "where", index.spot());
        return where == null ? null : where.renamed(index.scope().renames());
    }

    /** What the server makes the name of: every column, those that are only included too. */
    static List<String> nameParts(Index index) {
        List<String> names = new ArrayList<>();
        index.parts()
                .forEach(part -> names.add(
                        part.column() == null
                                ? DerivedNames.expressionName(String.valueOf(part.expression()))
                                : part.column()));
        names.addAll(index.include());
        return names;
    }

    private List<Index.Part> parts(TableAnnotation index) {
        AnnotationUse use = index.use();
        List<Index.Part> parts = new ArrayList<>();
        if (use.texts("columns").isEmpty() && use.texts("expressions").isEmpty()) {
            index.ownColumns().forEach(column -> parts.add(Index.Part.column(column.name())));
        }
        use.texts("columns").forEach(text -> parts.addAll(column(index, text)));
        use.texts("expressions").forEach(text -> parts.addAll(expression(index, text)));
        return parts;
    }

    private List<Index.Part> column(TableAnnotation index, String text) {
        return column(index, text, "columns");
    }

    /** The parts that an entry of a member names; more than one only for an embedded component. */
    List<Index.Part> column(TableAnnotation index, String text, String member) {
        Spot spot = index.spot().value(member);
        Optional<IndexColumn> entry = IndexColumn.parse(index.scope(), text);
        if (entry.isEmpty()) {
            context.add(spot.problem(Code.MALFORMED_INDEX_COLUMN, "\"%s\" is not an index column".formatted(text))
                    .because("It has the form: name [COLLATE collation] [operator class] [ASC|DESC] [NULLS FIRST|LAST];"
                            + " an expression stands in parentheses.")
                    .fix("Write for example: columns = {\"createdAt DESC\", \"(lower(email))\"}"));
            return List.of();
        }
        return part(index, entry.get(), member, spot);
    }

    private List<Index.Part> part(TableAnnotation index, IndexColumn entry, String member, Spot spot) {
        if (entry.name() != null) {
            return lookup.column(index.scope(), entry.name(), spot).stream()
                    .map(entry::of)
                    .toList();
        }
        return expressions.read(String.valueOf(entry.expression()), member, spot).stream()
                .map(sql -> entry.of(sql.renamed(index.scope().renames())))
                .toList();
    }

    /** An expression, with or without parentheses around it. */
    private List<Index.Part> expression(TableAnnotation index, String text) {
        Spot spot = index.spot().value("expressions");
        Optional<IndexColumn> inParentheses = text.strip().startsWith("(") ? IndexColumn.parse(text) : Optional.empty();
        return inParentheses.isPresent()
                ? part(index, inParentheses.get(), "expressions", spot)
                : expressions.read(text, "expressions", spot).stream()
                        .map(sql ->
                                Index.Part.expression(sql.renamed(index.scope().renames())))
                        .toList();
    }
}
