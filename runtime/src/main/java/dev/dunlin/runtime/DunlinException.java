package dev.dunlin.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Something that Dunlin could not do. The message says what is wrong, where, why if that is known, and what to do next,
 * and starts with the {@link #code()} in brackets.
 *
 * <p>Subclasses carry what a program may want to know; where none fits, the database could not be used as it is: it is
 * not reachable, a right is missing, or a setting is unsuitable.
 */
public class DunlinException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    DunlinException(Code code, String message) {
        this(code, message, null);
    }

    DunlinException(Code code, String message, @Nullable Throwable cause) {
        super("[" + code + "] " + message, cause);
        this.code = code;
    }

    /** The message's code, for example {@code DUN5301}; the documentation has a line for each. */
    public final String code() {
        return code.toString();
    }
}
