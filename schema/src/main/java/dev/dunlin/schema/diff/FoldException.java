package dev.dunlin.schema.diff;

/** A change does not find what it expects in the schema that it is applied to. */
public final class FoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Change change;

    FoldException(Change change, String message) {
        super(message);
        this.change = change;
    }

    /** The change that could not be applied. */
    public Change change() {
        return change;
    }
}
