package dev.dunlin.cli.catalog;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a database is read.
 *
 * @param namespaces names of PostgreSQL schemas; empty for all but those of PostgreSQL itself
 * @param home the PostgreSQL schema whose objects get names without one; null for none
 * @param path PostgreSQL schemas whose names expressions leave out, as if they were on the search path
 * @param ignoredNamespaces PostgreSQL schemas that are left out with everything in them
 * @param ignoredTables names of tables that are left out, whatever their PostgreSQL schema, with all that belongs to them
 */
public record CatalogScope(
        Set<String> namespaces,
        @Nullable String home,
        List<String> path,
        Set<String> ignoredNamespaces,
        Set<String> ignoredTables) {
    /** Where migration tools keep their own affairs. */
    public static final Set<String> TOOL_NAMESPACES = Set.of("drizzle");

    /** The tables in which migration tools keep their own affairs, this one among them. */
    public static final Set<String> TOOL_TABLES = Set.of(
            "dunlin_history",
            "_prisma_migrations",
            "__drizzle_migrations",
            "flyway_schema_history",
            "databasechangelog",
            "databasechangeloglock");

    /** Everything under its full name, but for what belongs to migration tools. */
    public static final CatalogScope ALL = new CatalogScope(Set.of(), null, List.of(), TOOL_NAMESPACES, TOOL_TABLES);

    public CatalogScope {
        namespaces = Set.copyOf(namespaces);
        path = List.copyOf(path);
        ignoredNamespaces = Set.copyOf(ignoredNamespaces);
        ignoredTables = Set.copyOf(ignoredTables);
    }

    /** These PostgreSQL schemas under their full names, but for what belongs to migration tools. */
    public static CatalogScope of(Set<String> namespaces) {
        return new CatalogScope(namespaces, null, List.of(), TOOL_NAMESPACES, TOOL_TABLES);
    }

    /** One PostgreSQL schema, whose objects get names without it, but for what belongs to migration tools. */
    public static CatalogScope home(String namespace) {
        return new CatalogScope(Set.of(namespace), namespace, List.of(namespace), Set.of(), TOOL_TABLES);
    }
}
