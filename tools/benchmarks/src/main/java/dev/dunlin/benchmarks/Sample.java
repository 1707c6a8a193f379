package dev.dunlin.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Measured values.
 *
 * @param values sorted, never empty
 */
record Sample(List<Double> values) {
    Sample {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static Sample of(Collection<Double> values) {
        return new Sample(List.copyOf(values));
    }

    double median() {
        return quantile(0.5);
    }

    /** The value below which that part of the values is, between two neighbours in proportion. */
    double quantile(double part) {
        double place = part * (values.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, values.size() - 1);
        return values.get(below) + (place - below) * (values.get(above) - values.get(below));
    }

    /** The median, and in brackets the quartiles. */
    String format(String number) {
        return String.format(
                Locale.ROOT,
                "%1$s (%2$s to %3$s)",
                String.format(Locale.ROOT, number, median()),
                String.format(Locale.ROOT, number, quantile(0.25)),
                String.format(Locale.ROOT, number, quantile(0.75)));
    }
}
