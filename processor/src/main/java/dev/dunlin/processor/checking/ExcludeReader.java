package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Constraint.Exclude;
import dev.dunlin.schema.model.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads exclusion constraints. Inside an embedded record, columns are called as that record calls them. */
final class ExcludeReader {
    private static final String DEFAULT_METHOD = "gist";
    private static final String SYMBOLS = "[-+*/<>=~!@#%^&|`?]{1,63}";
    private static final Pattern OPERATOR =
            Pattern.compile(SYMBOLS + "|OPERATOR\\((?:(?:[A-Za-z_]\\w*|\"(?:[^\"]|\"\")+\")\\.)?" + SYMBOLS + "\\)");
    private static final Pattern ELEMENT =
            Pattern.compile("(?<part>.*\\S)\\s+with\\s+(?<operator>\\S.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Context context;
    private final IndexReader indexes;

    ExcludeReader(Context context) {
        this.context = context;
        this.indexes = new IndexReader(context);
    }

    void read(DraftTable table) {
        TableAnnotation.all(table.group, "Exclude").forEach(exclude -> read(table, exclude));
    }

    private void read(DraftTable table, TableAnnotation exclude) {
        AnnotationUse use = exclude.use();
        Spot spot = exclude.spot();
        List<Exclude.Element> elements = elements(exclude);
        List<DraftColumn> include = new ColumnLookup(context.problems())
                .columns(exclude.scope(), use.texts("include"), spot.value("include"));
        String method = use.text("method").orElse(DEFAULT_METHOD);
        List<Index.Part> parts = elements.stream().map(Exclude.Element::part).toList();
        boolean possible = new IndexMethodRule(context).checkExclude(use, method, parts, include, spot);
        if (elements.isEmpty() || !possible) {
            return;
        }
        String name = use.text("name").orElse("");
        new NameRule(context.problems()).check(name, spot.value("name"));
        Exclude value = new Exclude(
                name,
                method,
                elements,
                ColumnLookup.names(include),
                new StorageReader(context.problems()).read(use, spot),
                IndexReader.where(exclude, new Expressions(context.problems())),
                new Deferrals(context.problems()).read(use, spot),
                new Comments(context).read(use, spot));
        table.constraints.add(new DraftConstraint(value, IndexReader.nameParts(value.index()), spot));
    }

    private List<Exclude.Element> elements(TableAnnotation exclude) {
        AnnotationUse use = exclude.use();
        List<Exclude.Element> elements = new ArrayList<>();
        use.texts("elements").forEach(text -> elements.addAll(element(exclude, text)));
        boolean onColumns = !use.has("elements")
                && exclude.member() != null
                && use.text("with").isPresent();
        if (onColumns && isOperator(use.text("with").get(), exclude.spot().value("with"))) {
            exclude.ownColumns()
                    .forEach(column -> elements.add(new Exclude.Element(
                            Index.Part.column(column.name()), use.text("with").get())));
        } else if (!use.has("elements") && !onColumns) {
            nothing(exclude.spot());
        }
        return elements;
    }

    private List<Exclude.Element> element(TableAnnotation exclude, String text) {
        Spot spot = exclude.spot().value("elements");
        Matcher matcher = ELEMENT.matcher(text.strip());
        if (!matcher.matches()) {
            malformed(text, spot);
            return List.of();
        }
        String operator = matcher.group("operator");
        return isOperator(operator, spot)
                ? indexes.column(exclude, matcher.group("part"), "elements").stream()
                        .map(part -> new Exclude.Element(part, operator))
                        .toList()
                : List.of();
    }

    private boolean isOperator(String text, Spot spot) {
        boolean valid = OPERATOR.matcher(text).matches() && !text.contains("--") && !text.contains("/*");
        if (!valid) {
            context.add(spot.problem(Code.MALFORMED_ELEMENT, "\"%s\" is not an operator".formatted(text))
                    .because(
                            "It is made of the characters + - * / < > = ~ ! @ # % ^ & | ` ?, or stands in OPERATOR(schema.…).")
                    .fix("Write for example: =, &&, OPERATOR(public.=)"));
        }
        return valid;
    }

    private void malformed(String text, Spot spot) {
        context.add(spot.problem(
                        Code.MALFORMED_ELEMENT, "\"%s\" is not an element of an exclusion constraint".formatted(text))
                .because("It has the form: name [COLLATE collation] [operator class] [ASC|DESC] [NULLS FIRST|LAST]"
                        + " WITH operator; an expression stands in parentheses.")
                .fix("Write for example: elements = {\"roomId WITH =\", \"during WITH &&\"}"));
    }

    private void nothing(Spot spot) {
        context.add(spot.problem(Code.WITHOUT_COLUMNS, "\"@Exclude\" compares nothing")
                .because("Two rows exclude each other by what they have in some columns.")
                .fix(
                        "Write for example: @Exclude(elements = {\"roomId WITH =\", \"during WITH &&\"}), or on a component:"
                                + " @Exclude(with = \"&&\")"));
    }
}
