package dev.dunlin.schema.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a sequence counts.
 *
 * @param start the first value; null for the least, or for the greatest where it counts down
 * @param increment what is added each time, negative to count down, never zero
 * @param min the least value; null for 1, or for the least of the type where it counts down
 * @param max the greatest value; null for the greatest of the type, or for -1 where it counts down
 * @param cache how many values a connection takes at once, at least 1
 * @param cycle whether it begins again behind its last value
 */
public record SequenceOptions(
        @Nullable Long start,
        long increment,
        @Nullable Long min,
        @Nullable Long max,
        long cache,
        boolean cycle) {
    /** From 1 in steps of 1, as PostgreSQL does where nothing is said. */
    public static final SequenceOptions NONE = new SequenceOptions(null, 1, null, null, 1, false);

    public SequenceOptions {
        if (increment == 0) {
            throw new IllegalArgumentException("a sequence has an increment of zero");
        }
        if (cache < 1) {
            throw new IllegalArgumentException("a sequence has a cache of " + cache);
        }
    }

    /** These options with null in place of what PostgreSQL takes anyway for a sequence of this integer type. */
    public SequenceOptions normalized(String type) {
        return new SequenceOptions(
                Objects.equals(start, firstOf(type)) ? null : start,
                increment,
                Objects.equals(min, ascends() ? 1 : least(type)) ? null : min,
                Objects.equals(max, ascends() ? greatest(type) : -1) ? null : max,
                cache,
                cycle);
    }

    /** The least value of a sequence of this type. */
    public long minOf(String type) {
        return min != null ? min : ascends() ? 1 : least(type);
    }

    /** The greatest value of a sequence of this type. */
    public long maxOf(String type) {
        return max != null ? max : ascends() ? greatest(type) : -1;
    }

    /** The first value of a sequence of this type. */
    public long startOf(String type) {
        return start != null ? start : firstOf(type);
    }

    private long firstOf(String type) {
        return ascends() ? minOf(type) : maxOf(type);
    }

    private boolean ascends() {
        return increment > 0;
    }

    /** The least value of an integer type. */
    public static long least(String type) {
        return switch (type) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    /** The greatest value of an integer type. */
    public static long greatest(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
