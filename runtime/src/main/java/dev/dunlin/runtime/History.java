package dev.dunlin.runtime;

import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * A history of migrations that is packaged with the code that owns it.
 *
 * <p>The processor generates one implementation for each history, for example {@code MainHistory}, in the package of the
 * {@code @Schema} that anchors it. Such a class opens resources of its own module, which nobody outside that module can
 * do where the module system encapsulates them. It holds no state, and its instances are equal in all that they do.
 */
public interface History {
    /** The history's name, as in {@code @Schema(history = "main")}: letters, digits, {@code _} and {@code -}. */
    String name();

    /**
     * Finds a file or folder among the resources of the module, or class path, that this class belongs to.
     *
     * @param path from the root, without a leading slash and with {@code /} between names, for example {@code
     *     db/main/dunlin.properties}
     * @return null if there is none
     */
    @Nullable
    URL resource(String path);
}
