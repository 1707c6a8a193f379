package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.SequenceOptions;
import dev.dunlin.schema.naming.SqlNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rule: a column's value comes from one place, and fits its type. */
final class DefaultReader {
    private static final List<String> SOURCES = List.of("defaultValue", "defaultSql", "generatedAs", "identity");
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "char", "bpchar", "name");

    private static final int VIRTUAL_SERVER = 18;

    private final Context context;
    private final Problems problems;
    private final Expressions expressions;
    private final EnumCatalog enums;

    DefaultReader(Context context, EnumCatalog enums) {
        this.context = context;
        this.problems = context.problems();
        this.expressions = new Expressions(context.problems());
        this.enums = enums;
    }

    /** Where the value comes from; an identity without the name of its sequence. Null for nowhere. */
    @Nullable
    DefaultValue read(AnnotationUse column, TypeUse javaType, ColumnType type, boolean nullable, Spot spot) {
        Spot at = spot.annotation("Column");
        List<String> sources =
                SOURCES.stream().filter(member -> isThere(column, member)).toList();
        if (sources.size() > 1) {
            conflict(sources, at);
        }
        if (column.flag("virtual", false) && !sources.contains("generatedAs")) {
            problems.add(at.value("virtual")
                    .problem(Code.GENERATED_COLUMN, "\"virtual\" says nothing of a column that is not generated")
                    .fix("Remove it, or write the expression: generatedAs = \"…\""));
        }
        if (sources.isEmpty()) {
            return null;
        }
        return switch (sources.get(0)) {
            case "defaultValue" ->
                literal(column.written("defaultValue").orElse(""), javaType, type, at.value("defaultValue"));
            case "defaultSql" -> expression(column, at);
            case "generatedAs" -> generated(column, at);
            default -> identity(column, type, nullable, at);
        };
    }

    private static boolean isThere(AnnotationUse column, String member) {
        return member.equals("identity")
                ? column.constant(member)
                        .filter(constant -> !constant.equals("NONE"))
                        .isPresent()
                : column.has(member);
    }

    private void conflict(List<String> sources, Spot at) {
        problems.add(at.value(sources.get(1))
                .problem(
                        Code.CONFLICTING_DEFAULT,
                        "\"%s\" says where the value comes from, and so does %s"
                                .formatted(sources.get(1), sources.get(0)))
                .fix("Remove all but one of: %s".formatted(String.join(", ", sources))));
    }

    private @Nullable DefaultValue expression(AnnotationUse column, Spot at) {
        return expressions
                .read(column.written("defaultSql").orElse(""), "defaultSql", at.value("defaultSql"))
                .filter(sql -> !sql.sql().equalsIgnoreCase("null"))
                .map(DefaultValue.Expression::new)
                .orElse(null);
    }

    private @Nullable DefaultValue generated(AnnotationUse column, Spot at) {
        Stream.of("using", "backfill")
                .filter(column::has)
                .forEach(member -> problems.add(at.value(member)
                        .problem(
                                Code.CONFLICTING_DEFAULT, "\"%s\" says nothing of a generated column".formatted(member))
                        .because("PostgreSQL computes the value of every row itself.")
                        .fix("Remove it.")));
        return expressions
                .read(column.written("generatedAs").orElse(""), "generatedAs", at.value("generatedAs"))
                .map(sql -> new DefaultValue.Generated(sql, !isVirtual(column, at)))
                .orElse(null);
    }

    private boolean isVirtual(AnnotationUse column, Spot at) {
        boolean virtual = column.flag("virtual", false);
        if (virtual) {
            new ServerRule(context).check("virtual", VIRTUAL_SERVER, at.value("virtual"));
        }
        return virtual;
    }

    private @Nullable DefaultValue identity(AnnotationUse column, ColumnType type, boolean nullable, Spot spot) {
        Spot at = spot.value("identity");
        boolean integer = type instanceof ColumnType.Builtin builtin && INTEGERS.contains(builtin.name());
        if (!integer && !type.equals(ColumnTypeReader.UNKNOWN)) {
            problems.add(at.problem(Code.IDENTITY_TYPE, "\"identity\" is not for %s".formatted(type))
                    .because("An identity column counts: it is smallint, integer or bigint.")
                    .fix("Make the component a long, or give it a default: defaultSql = \"…\""));
        }
        if (nullable && !column.constant("identity").orElse("").equals("SERIAL")) {
            problems.add(at.problem(Code.CONFLICTING_NULLABILITY, "\"identity\" is not for a nullable column")
                    .because("An identity column always has a value.")
                    .fix("Remove what makes the column nullable."));
        }
        String kind = column.constant("identity").orElse("");
        if (column.has("backfill") && !kind.equals("SERIAL")) {
            problems.add(spot.value("backfill")
                    .problem(Code.CONFLICTING_DEFAULT, "\"backfill\" says nothing of an identity column")
                    .because("Its sequence numbers the rows that exist, too.")
                    .fix("Remove it."));
        }
        return kind.equals("SERIAL")
                ? new DefaultValue.Serial("", SequenceOptions.NONE)
                : new DefaultValue.Identity(kind.equals("ALWAYS"), "");
    }

    private @Nullable DefaultValue literal(String text, TypeUse javaType, ColumnType type, Spot at) {
        if (!SqlNames.isStorable(text)) {
            problems.add(
                    at.problem(Code.UNSTORABLE_TEXT, "\"defaultValue\" has a character that PostgreSQL cannot store")
                            .fix("Leave the character out."));
            return null;
        }
        if (text.isEmpty() && !isText(type)) {
            return wrong(text, type, Literals.example(type), at);
        }
        if (type instanceof ColumnType.Defined defined) {
            return ofDefined(text, javaType, defined, at);
        }
        Optional<String> value = Literals.read(type, text);
        return value.isPresent()
                ? new DefaultValue.Literal(value.get())
                : wrong(text, type, Literals.example(type), at);
    }

    private @Nullable DefaultValue ofDefined(String text, TypeUse javaType, ColumnType.Defined type, Spot at) {
        Optional<SchemaObject> object = enums.types().find(type.name());
        if (object.isEmpty()) {
            return label(text, javaType, type, at);
        }
        return object.get() instanceof Domain domain && !(domain.type() instanceof ColumnType.Defined)
                ? literal(text, javaType, domain.type(), at)
                : new DefaultValue.Literal(text);
    }

    private static boolean isText(ColumnType type) {
        return !(type instanceof ColumnType.Builtin builtin) || TEXTS.contains(builtin.name());
    }

    private @Nullable DefaultValue label(String text, TypeUse javaType, ColumnType type, Spot at) {
        List<EnumCatalog.DraftLabel> labels =
                javaType instanceof TypeUse.Declared declared ? enums.labels(declared.name()) : List.of();
        Optional<String> label = Stream.concat(
                        labels.stream().filter(each -> each.constant().equals(text)),
                        labels.stream().filter(each -> each.text().equals(text)))
                .map(EnumCatalog.DraftLabel::text)
                .findFirst();
        if (label.isPresent()) {
            return new DefaultValue.Literal(label.get());
        }
        List<String> constants =
                labels.stream().map(EnumCatalog.DraftLabel::constant).toList();
        String meant = Suggestions.closest(text, constants)
                .or(() -> constants.stream().findFirst())
                .orElse("…");
        return wrong(text, type, meant, at);
    }

    private @Nullable DefaultValue wrong(String text, ColumnType type, String example, Spot at) {
        problems.add(at.problem(Code.INVALID_DEFAULT, "\"%s\" is not a value of type %s".formatted(text, type))
                .fix("Write for example: defaultValue = \"%s\" — or an expression: defaultSql = \"…\""
                        .formatted(example)));
        return null;
    }
}
