package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads which rows a partition takes. Rule: it says so once, in the way in which what is above it is divided. */
final class PartitionBoundReader {
    private static final List<Value> KEYWORDS = List.of(Value.MINVALUE, Value.MAXVALUE);

    private final Context context;

    PartitionBoundReader(Context context) {
        this.context = context;
    }

    /** The bound; empty if something is wrong, which is said. */
    Optional<PartitionBound> read(DraftTable table, PartitionKey above, AnnotationUse use, Spot spot) {
        if (use.flag("otherwise", false)) {
            return rest(above, use, spot);
        }
        boolean isRange = use.has("from") || use.has("to");
        boolean isList = use.has("in") || use.flag("orNull", false);
        boolean isHash = use.has("modulus");
        long said = Stream.of(isRange, isList, isHash).filter(each -> each).count();
        boolean fits = switch (above.strategy()) {
            case RANGE -> isRange;
            case LIST -> isList;
            case HASH -> isHash;
        };
        if (said != 1 || !fits) {
            context.add(
                    spot.problem(Code.PARTITION_BOUND, "\"%s\" does not say which rows it takes".formatted(name(use)))
                            .because("What it is part of is divided by %s.".formatted(above.strategy()))
                            .fix("Write: " + example(above)));
            return Optional.empty();
        }
        return switch (above.strategy()) {
            case RANGE -> range(table, above, use, spot);
            case LIST -> list(table, above, use, spot);
            case HASH -> hash(use, spot);
        };
    }

    private static String name(AnnotationUse use) {
        return use.text("name").orElse("");
    }

    private static String example(PartitionKey above) {
        return switch (above.strategy()) {
            case RANGE -> "from = \"…\", to = \"…\" — or otherwise = true for all other rows";
            case LIST -> "in = {\"…\", \"…\"} — or otherwise = true for all other rows";
            case HASH -> "modulus = 4, remainder = 0";
        };
    }

    private Optional<PartitionBound> rest(PartitionKey above, AnnotationUse use, Spot spot) {
        boolean saysMore =
                Stream.of("from", "to", "in", "orNull", "modulus", "remainder").anyMatch(use::has);
        if (saysMore || above.strategy() == PartitionKey.Strategy.HASH) {
            context.add(spot.value("otherwise")
                    .problem(Code.PARTITION_BOUND, "\"%s\" cannot take all other rows".formatted(name(use)))
                    .because(
                            saysMore
                                    ? "It says which rows it takes."
                                    : "What is divided by hash has no default partition: the remainders take all rows.")
                    .fix("Remove otherwise = true."));
            return Optional.empty();
        }
        return Optional.of(PartitionBound.REST);
    }

    private Optional<PartitionBound> range(DraftTable table, PartitionKey above, AnnotationUse use, Spot spot) {
        Optional<List<Value>> from = end(table, above, use, "from", Value.MINVALUE, spot);
        Optional<List<Value>> to = end(table, above, use, "to", Value.MAXVALUE, spot);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        PartitionBound.Range range = new PartitionBound.Range(from.get(), to.get());
        if (range.from().equals(range.to())) {
            context.add(spot.problem(Code.PARTITION_BOUND, "\"%s\" takes no rows".formatted(name(use)))
                    .because("A range ends before the value of \"to\".")
                    .fix("Let it end later than it begins."));
            return Optional.empty();
        }
        return Optional.of(range);
    }

    /** The values of one end, with what stands for those that are not written. */
    private Optional<List<Value>> end(
            DraftTable table, PartitionKey above, AnnotationUse use, String member, Value whole, Spot spot) {
        List<String> texts = use.texts(member);
        if (texts.size() > above.parts().size()) {
            context.add(spot.value(member)
                    .problem(Code.PARTITION_BOUND, "\"%s\" is too many values".formatted(String.join(", ", texts)))
                    .because("There is one for each of the %d columns."
                            .formatted(above.parts().size()))
                    .fix("Write fewer values."));
            return Optional.empty();
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < above.parts().size(); i++) {
            Optional<Value> value = i < texts.size()
                    ? value(table, above.parts().get(i), texts.get(i), spot.value(member))
                    : Optional.of(texts.isEmpty() ? whole : Value.MINVALUE);
            value.ifPresent(values::add);
        }
        return values.size() == above.parts().size() ? Optional.of(values) : Optional.empty();
    }

    private Optional<Value> value(DraftTable table, Index.Part part, String text, Spot spot) {
        Optional<Value> keyword =
                KEYWORDS.stream().filter(each -> each.text().equals(text)).findFirst();
        return keyword.isPresent() ? keyword : literal(table, part, text, spot);
    }

    private Optional<Value> literal(DraftTable table, Index.Part part, String text, Spot spot) {
        if (part.column() == null) {
            return Optional.of(Value.of(text));
        }
        ColumnType type = table.column(part.column()).toColumn().type();
        Optional<String> value = Literals.read(type, text);
        if (value.isEmpty()) {
            context.add(spot.problem(Code.PARTITION_BOUND, "\"%s\" is not a value of type %s".formatted(text, type))
                    .because("The column \"%s\" has that type.".formatted(part.column()))
                    .fix("Write for example: \"%s\"".formatted(Literals.example(type))));
        }
        return value.map(Value::of);
    }

    private Optional<PartitionBound> list(DraftTable table, PartitionKey above, AnnotationUse use, Spot spot) {
        List<Value> values = new ArrayList<>();
        List<String> texts = use.texts("in");
        for (String text : texts) {
            literal(table, above.parts().get(0), text, spot.value("in")).ifPresent(values::add);
        }
        if (values.size() < texts.size()) {
            return Optional.empty();
        }
        if (use.flag("orNull", false)) {
            values.add(Value.NULL);
        }
        if (values.isEmpty()) {
            context.add(spot.value("in")
                    .problem(Code.PARTITION_BOUND, "\"%s\" takes no rows".formatted(name(use)))
                    .because("It lists no values.")
                    .fix("Write: in = {\"…\", \"…\"}"));
            return Optional.empty();
        }
        return Optional.of(new PartitionBound.In(values));
    }

    private Optional<PartitionBound> hash(AnnotationUse use, Spot spot) {
        int modulus = use.number("modulus").orElse(0);
        int remainder = use.number("remainder").orElse(0);
        if (remainder < 0 || remainder >= modulus) {
            context.add(spot.problem(
                            Code.PARTITION_BOUND,
                            "\"%d\" is not what division by %d leaves".formatted(remainder, modulus))
                    .because("The remainder is from 0 up to, but without, the modulus.")
                    .fix("Write for example: modulus = 4, remainder = 0"));
            return Optional.empty();
        }
        return Optional.of(new PartitionBound.Hash(modulus, remainder));
    }
}
