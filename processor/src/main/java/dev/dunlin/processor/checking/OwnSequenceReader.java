package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rule: {@code @Sequence} on a component says how the column's own sequence counts, and is called. */
final class OwnSequenceReader {
    private static final List<String> ALONE = List.of("schema", "was", "type", "comment");

    private final Context context;

    OwnSequenceReader(Context context) {
        this.context = context;
    }

    /** The value of a column with the options of its sequence. */
    @Nullable
    DefaultValue refine(Component component, @Nullable DefaultValue value, ColumnType type, Spot spot) {
        List<AnnotationUse> uses = component.annotations(SequenceReader.ANNOTATION);
        if (uses.isEmpty()) {
            return value;
        }
        Spot at = spot.annotation(SequenceReader.ANNOTATION);
        if (DefaultValue.sequence(value) == null) {
            context.add(
                    at.problem(Code.SEQUENCE_PLACE, "\"@Sequence\" says nothing here")
                            .because("The column has no sequence of its own.")
                            .fix(
                                    "Write beside it: @Column(identity = Identity.BY_DEFAULT) — or declare the sequence on the record."));
            return value;
        }
        if (uses.size() > 1) {
            context.add(spot.annotation(SequenceReader.ANNOTATION, 1)
                    .problem(Code.SEQUENCE_PLACE, "\"@Sequence\" is there twice")
                    .because("A column has one sequence of its own.")
                    .fix("Remove all but one."));
        }
        AnnotationUse use = uses.get(0);
        ALONE.stream()
                .filter(use::has)
                .forEach(member -> context.add(at.value(member)
                        .problem(
                                Code.SEQUENCE_PLACE, "\"%s\" says nothing of a column's own sequence".formatted(member))
                        .because("It follows the column.")
                        .fix("Remove it.")));
        String name = use.text("value").orElse("");
        new NameRule(context.problems()).check(name, at.value("value"));
        String integer = type instanceof ColumnType.Builtin builtin && Sequence.TYPES.contains(builtin.name())
                ? builtin.name()
                : "bigint";
        SequenceOptions options = new SequenceReader(context).options(use, integer, at);
        return DefaultValue.withSequence(value, name, options);
    }
}
