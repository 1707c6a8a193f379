package dev.dunlin.schema.laws;

import dev.dunlin.schema.scenario.Notation;
import dev.dunlin.schema.sql.MigrationScript;
import dev.dunlin.schema.sql.SchemaScript;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold for every pair of schemas. A failure is told of the smallest pair that still fails. */
@FunctionalInterface
interface Law {
    /**
     * Asks about one pair.
     *
     * @throws Unfit if there is nothing to ask, since a server does not take one of the schemas
     * @throws AssertionError or any other exception if the law is broken
     */
    void ask(SchemaPair pair) throws Exception;

    /** A pair of which a law says nothing. */
    final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unfit(Exception cause) {
            super("a server does not take a schema of this pair: " + cause.getMessage(), cause);
        }
    }

    /** Sees that the law holds for the pair of a seed. */
    default void holdsFor(long seed, SchemaPair pair) {
        Throwable failure = failure(pair);
        if (failure == null) {
            return;
        }
        if (failure instanceof Unfit unfit) {
            throw new AssertionError("seed " + seed + ": " + unfit.getMessage(), unfit);
        }
        SchemaPair small =
                new Shrinker(candidate -> candidate.isPossible() && isLike(failure, failure(candidate))).smallest(pair);
        Throwable smallFailure = failure(small);
        throw new AssertionError(report(seed, small, smallFailure == null ? failure : smallFailure), failure);
    }

    private @Nullable Throwable failure(SchemaPair pair) {
        try {
            ask(pair);
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }

    private static boolean isLike(Throwable failure, @Nullable Throwable other) {
        return other != null
                && other.getClass() == failure.getClass()
                && state(other).equals(state(failure));
    }

    private static String state(Throwable failure) {
        return failure instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
    }

    private static String report(long seed, SchemaPair pair, Throwable failure) {
        return """
                Seed %d breaks the law; -Ddunlin.laws.seed=%d runs it alone. The smallest pair that fails:
                --- before
                %s
                --- changes
                %s
                --- %s
                --- plan, %s, PostgreSQL %d
                %s
                --- failure
                %s""".formatted(
                        seed,
                        seed,
                        text(() -> SchemaScript.of(pair.from(), List.of(), null)),
                        text(() -> pair.changes().stream().map(Notation::of).collect(Collectors.joining("\n"))),
                        pair.hints(),
                        pair.options().online() ? "online" : "plain",
                        pair.options().postgres(),
                        text(() -> pair.plan().stages().stream()
                                .map(stage -> MigrationScript.of(stage, null).up())
                                .collect(Collectors.joining("\n"))),
                        failure);
    }

    private static String text(java.util.function.Supplier<String> text) {
        try {
            return text.get().stripTrailing();
        } catch (RuntimeException e) {
            return "cannot be told: " + e;
        }
    }
}
