package dev.dunlin.cli.catalog;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files of objects, each the same whatever else is in the database. */
public final class FileNames {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]");

    private FileNames() {}

    /**
     * The name of a file.
     *
     * @param kind what is in it; null for a routine
     * @param namespace the PostgreSQL schema; null where names are without it
     */
    static String of(@Nullable String kind, @Nullable String namespace, String name) {
        return (namespace == null ? "" : namespace + ".") + (kind == null ? "" : kind + "_") + name;
    }

    /**
     * The name of a file as a reader gives it.
     *
     * @param namespace the PostgreSQL schema; null where names are without it
     * @param rest what follows the PostgreSQL schema: the name of a routine, {@code trigger_<table>_<trigger>}, {@code
     *     grants_<table>}
     */
    public static String of(@Nullable String namespace, String rest) {
        return safe(of(null, namespace, rest));
    }

    /** The name with underscores for what file systems do not take. */
    static String safe(String name) {
        return UNSAFE.matcher(name).replaceAll("_");
    }
}
