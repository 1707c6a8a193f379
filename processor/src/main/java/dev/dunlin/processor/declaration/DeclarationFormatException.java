package dev.dunlin.processor.declaration;

import org.jspecify.annotations.Nullable;

/** A text is not a fragment that this version reads. */
public final class DeclarationFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeclarationFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
