package dev.dunlin.schema.laws;

import java.util.stream.LongStream;

/**
 * Which seeds the laws are asked about: a number of them from {@code -Ddunlin.laws.first} on, or, with {@code
 * -Ddunlin.laws.seed}, one.
 */
final class Seeds {
    private Seeds() {}

    /** The seeds of a law, as many as the property says, or else the usual number. */
    static LongStream of(String property, int usual) {
        Long one = Long.getLong("dunlin.laws.seed");
        if (one != null) {
            return LongStream.of(one);
        }
        long first = Long.getLong("dunlin.laws.first", 0);
        return LongStream.range(first, first + Integer.getInteger(property, usual));
    }
}
