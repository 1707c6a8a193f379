package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a component into a column. */
final class ColumnReader {
    private static final AnnotationUse NOTHING = AnnotationUse.plain("Column");
    private static final Set<String> COLLATABLE = Set.of("text", "varchar", "char", "bpchar", "name");

    private final Context context;
    private final ColumnTypeReader types;
    private final DefaultReader defaults;
    private final Expressions expressions;
    private final OwnSequenceReader sequences;

    ColumnReader(Context context, EnumCatalog enums) {
        this.context = context;
        this.types = new ColumnTypeReader(context, enums);
        this.defaults = new DefaultReader(context, enums);
        this.expressions = new Expressions(context.problems());
        this.sequences = new OwnSequenceReader(context);
    }

    DraftColumn read(Component component, Embedding embedding, Spot spot) {
        AnnotationUse column = component.annotation("Column").orElse(NOTHING);
        TypeUse javaType = JavaTypes.optionalValue(component.type()).orElse(component.type());
        ColumnType type = types.read(component, javaType, column, spot);
        boolean nullable = new NullabilityRule(context.problems()).isNullable(component, column, embedding, spot);
        DefaultValue defaultValue =
                sequences.refine(component, defaults.read(column, javaType, type, nullable, spot), type, spot);
        String innerName = innerName(component, column);
        Spot at = spot.annotation("Column");
        return new DraftColumn(
                component,
                name(embedding.prefix() + innerName, column, spot),
                embedding.path() + component.name(),
                javaType,
                type,
                nullable,
                defaultValue,
                collation(column, type, at.value("collation")),
                new Comments(context).read(component, component.doc(), spot),
                former(embedding, innerName, column, at.value("was")),
                expressions.optional(column, "using", at),
                expressions.optional(column, "backfill", at),
                new ColumnOptionReader(context).read(column, type, at),
                spot);
    }

    private String innerName(Component component, AnnotationUse column) {
        return column.text("name").orElseGet(() -> context.settings().naming().apply(component.name()));
    }

    private String name(String name, AnnotationUse column, Spot spot) {
        boolean written = column.text("name").isPresent();
        new NameRule(context.problems())
                .checkColumn(name, written ? spot.annotation("Column").value("name") : spot);
        return name;
    }

    private @Nullable String former(Embedding embedding, String innerName, AnnotationUse column, Spot at) {
        Optional<String> was = column.text("was");
        was.ifPresent(name -> new NameRule(context.problems()).check(name, at));
        return embedding.former(innerName, was.orElse(null));
    }

    /** The collation that is written; null for none, and for one that the type cannot have. */
    @Nullable
    String collation(AnnotationUse column, ColumnType type, Spot at) {
        Optional<String> collation = column.text("collation");
        if (collation.isEmpty() || !new NameRule(context.problems()).check(collation.get(), at)) {
            return null;
        }
        if (!isCollatable(type)) {
            context.add(at.problem(
                            Code.COLLATION_TYPE,
                            "\"%s\" is a collation, and %s has none".formatted(collation.get(), type))
                    .because("Only texts are sorted by the rules of a language.")
                    .fix("Remove it."));
            return null;
        }
        return collation.get();
    }

    private static boolean isCollatable(ColumnType type) {
        if (type instanceof ColumnType.ArrayOf array) {
            return isCollatable(array.element());
        }
        return type instanceof ColumnType.Foreign
                || (type instanceof ColumnType.Builtin builtin && COLLATABLE.contains(builtin.name()));
    }
}
