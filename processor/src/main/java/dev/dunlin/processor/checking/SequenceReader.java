package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Sequence;
import dev.dunlin.schema.model.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads sequences: those that stand alone, and how those of columns count. */
final class SequenceReader {
    static final String ANNOTATION = "Sequence";

    private final Context context;

    SequenceReader(Context context) {
        this.context = context;
    }

    /** The sequences that stand alone, of the anchors and of the records of the history. */
    List<DraftSequence> all() {
        List<DraftSequence> sequences = new ArrayList<>();
        context.sources().anchors().forEach(anchor -> add(anchor, sequences));
        context.sources().owned().stream()
                .filter(declaration -> !declaration.name().isPackage())
                .forEach(declaration -> add(declaration, sequences));
        return sequences;
    }

    private void add(Declaration declaration, List<DraftSequence> sequences) {
        List<AnnotationUse> uses = declaration.annotations(ANNOTATION);
        for (int i = 0; i < uses.size(); i++) {
            read(uses.get(i), Spot.of(Location.of(declaration.name())).annotation(ANNOTATION, i))
                    .ifPresent(sequences::add);
        }
    }

    private Optional<DraftSequence> read(AnnotationUse use, Spot spot) {
        NameRule rule = new NameRule(context.problems());
        Optional<String> name = use.text("value");
        if (name.isEmpty()) {
            context.add(spot.problem(Code.UNNAMED_SEQUENCE, "the sequence has no name")
                    .because("It stands alone, and nothing but its name tells which it is.")
                    .fix("Write: @Sequence(\"invoice_numbers\")"));
            return Optional.empty();
        }
        String namespace = use.text("schema")
                .filter(schema -> rule.checkNamespace(schema, spot.value("schema")))
                .orElse(null);
        rule.check(name.get(), spot.value("value"));
        QualifiedName qualified = context.qualified(namespace, name.get());
        String type = use.text("type").orElse("bigint");
        if (!Sequence.TYPES.contains(type)) {
            context.add(spot.value("type")
                    .problem(Code.SEQUENCE_OPTION, "\"%s\" is not a type of a sequence".formatted(type))
                    .fix("Write smallint, integer or bigint."));
            return Optional.empty();
        }
        Spot named = new Spot(spot.location(), spot.where() + " (" + context.shown(qualified) + ")");
        Sequence sequence = new Sequence(
                qualified, type, options(use, type, named), use.text("comment").orElse(null));
        return Optional.of(new DraftSequence(sequence, use.text("was").orElse(null), named));
    }

    /** How a sequence of this type counts. What is wrong is said, and left out. */
    SequenceOptions options(AnnotationUse use, String type, Spot spot) {
        long increment = use.longNumber("increment").orElse(1L);
        long cache = use.longNumber("cache").orElse(1L);
        if (increment == 0) {
            refuse("increment", "\"0\" is not an increment", "The sequence would stand still.", spot);
            return SequenceOptions.NONE;
        }
        if (cache < 1) {
            refuse("cache", "\"%d\" is not a number of values".formatted(cache), "It is at least 1.", spot);
            return SequenceOptions.NONE;
        }
        SequenceOptions options = new SequenceOptions(
                use.longNumber("start").orElse(null),
                increment,
                use.longNumber("min").orElse(null),
                use.longNumber("max").orElse(null),
                cache,
                use.flag("cycle", false));
        return isPossible(options, type, spot) ? options : SequenceOptions.NONE;
    }

    private boolean isPossible(SequenceOptions options, String type, Spot spot) {
        long min = options.minOf(type);
        long max = options.maxOf(type);
        long start = options.startOf(type);
        if (min < SequenceOptions.least(type) || max > SequenceOptions.greatest(type)) {
            String member = min < SequenceOptions.least(type) ? "min" : "max";
            long value = member.equals("min") ? min : max;
            refuse(member, "\"%d\" is not a value of type %s".formatted(value, type), "", spot);
            return false;
        }
        if (min >= max) {
            refuse(
                    options.max() != null ? "max" : "min",
                    "the sequence has no values: it is from %d to %d".formatted(min, max),
                    "The least value must be below the greatest.",
                    spot);
            return false;
        }
        if (start < min || start > max) {
            refuse("start", "\"%d\" is not a value from %d to %d".formatted(start, min, max), "", spot);
            return false;
        }
        return true;
    }

    private void refuse(String member, String what, String why, Spot spot) {
        var problem = spot.value(member).problem(Code.SEQUENCE_OPTION, what);
        context.add((why.isEmpty() ? problem : problem.because(why)).fix("Write another number, or none."));
    }
}
