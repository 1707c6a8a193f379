package dev.dunlin.schema.diff;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change does not find what it expects in the schema that it is applied to. */
public final class FoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Two values of the model, or of what is in one, that should be equal; null for nothing.
     *
     * @param expected what the change carries
     * @param found what is there
     */
    public record Mismatch(
            @Nullable Object expected, @Nullable Object found) {}

    private final transient Change change;
    private final transient @Nullable Mismatch mismatch;

    FoldException(Change change, String message) {
        super(message);
        this.change = change;
        this.mismatch = null;
    }

    FoldException(Change change, String message, Mismatch mismatch) {
        super(message);
        this.change = change;
        this.mismatch = mismatch;
    }

    /** The change that could not be applied. */
    public Change change() {
        return change;
    }

    /** What is different from what the change expects; empty if it expects something that is not there at all. */
    public Optional<Mismatch> mismatch() {
        return Optional.ofNullable(mismatch);
    }
}
