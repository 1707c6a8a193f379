package dev.dunlin.processor.option;

/**
 * An option that cannot be obeyed.
 *
 * @param text what is wrong and what to write, without code
 */
public record OptionProblem(Kind kind, String text) {
    /** What is wrong. */
    public enum Kind {
        UNKNOWN,
        NAME,
        CHECK,
        ACCEPT,
        TIMESTAMP
    }
}
