package dev.dunlin.processor.reporting;

/** How bad a problem is. */
public enum Severity {
    /** The compilation fails. */
    ERROR,
    /** It goes on; {@code @SuppressWarnings} with the code silences it. */
    WARNING,
    /** For information only. */
    NOTE
}
