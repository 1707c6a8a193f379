package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.sql.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A connection while it is read, and which part of the database is. What belongs to an extension is no part of it.
 *
 * <p>Queries begin with a table {@code scope} of one row, of arrays of object identifiers: {@code namespaces} that are read,
 * and {@code relations}, {@code types} and {@code routines} in them that are left out.
 */
final class Session {
    private static final int FETCH = 1_000;

    private static final String SCOPE = """
            WITH scope AS (
                SELECT ?::bigint[]::oid[] AS namespaces, ?::bigint[]::oid[] AS relations,
                    ?::bigint[]::oid[] AS types, ?::bigint[]::oid[] AS routines)
            """;

    private static final String WHICH = """
            WITH ours AS (
                SELECT oid FROM pg_namespace
                WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
                    AND (cardinality(?::text[]) = 0 OR nspname = ANY (?::text[])) AND nspname <> ALL (?::text[])),
            members AS (
                SELECT classid, objid FROM pg_depend WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'),
            tools AS (
                SELECT oid, reltype FROM pg_class
                WHERE relkind IN ('r', 'p') AND relname = ANY (?::text[]) AND relnamespace IN (SELECT oid FROM ours))
            SELECT ARRAY(SELECT oid::bigint FROM ours
                         WHERE oid NOT IN (SELECT objid FROM members WHERE classid = 'pg_namespace'::regclass)),
                ARRAY(SELECT objid::bigint FROM members WHERE classid = 'pg_class'::regclass
                      UNION ALL SELECT oid::bigint FROM tools
                      UNION ALL SELECT objid::bigint FROM pg_depend
                      WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
                          AND deptype IN ('a', 'i') AND refobjid IN (SELECT oid FROM tools)),
                ARRAY(SELECT objid::bigint FROM members WHERE classid = 'pg_type'::regclass
                      UNION ALL SELECT reltype::bigint FROM tools),
                ARRAY(SELECT objid::bigint FROM members WHERE classid = 'pg_proc'::regclass)
            """;

    private final Connection connection;
    private final @Nullable String home;
    private final int postgres;
    private final List<Array> scope = new ArrayList<>();

    private Session(Connection connection, @Nullable String home) throws SQLException {
        this.connection = connection;
        this.home = home;
        this.postgres = connection.getMetaData().getDatabaseMajorVersion();
    }

    /** What is read of a session. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Session session) throws SQLException;
    }

    /**
     * Reads in one transaction, the one that is open or one of its own. The settings that deparsers listen to are as before
     * afterwards.
     */
    static <T> T read(Connection connection, CatalogScope scope, Reading<T> reading) throws SQLException {
        boolean own = connection.getAutoCommit();
        if (own) {
            connection.setAutoCommit(false);
        }
        try {
            Session session = new Session(connection, scope.home());
            String path = session.set(scope.path());
            session.limit(scope);
            T result = reading.read(session);
            if (!own) {
                session.searchPath(path);
            }
            return result;
        } finally {
            if (own) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The server's major version. */
    int postgres() {
        return postgres;
    }

    /** The text if the server is of a version, or newer, and otherwise the other one. */
    String since(int version, String text, String before) {
        return postgres >= version ? text : before;
    }

    QualifiedName name(String namespace, String name) {
        return new QualifiedName(namespace.equals(home) ? null : namespace, name);
    }

    /** The name in the columns {@code namespace} and {@code name}. */
    QualifiedName name(Row row) throws SQLException {
        return name(row.text("namespace"), row.text("name"));
    }

    /** Whether objects of a PostgreSQL schema are named without it. */
    boolean isHome(String namespace) {
        return namespace.equals(home);
    }

    /** What a query with a table {@code scope} gives, a value for each row. */
    <T> List<T> query(String sql, Row.Mapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SCOPE + sql)) {
            statement.setFetchSize(FETCH);
            for (int i = 0; i < scope.size(); i++) {
                statement.setArray(i + 1, scope.get(i));
            }
            List<T> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    values.add(mapper.map(row));
                }
            }
            return values;
        }
    }

    /** Temporary objects hide nothing. */
    private String set(List<String> path) throws SQLException {
        String old;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_setting('search_path')")) {
            rows.next();
            old = rows.getString(1);
        }
        String ours = path.stream().map(name -> Sql.identifier(name) + ", ").collect(Collectors.joining());
        searchPath("pg_catalog, " + ours + "pg_temp");
        return old;
    }

    private void searchPath(String path) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.set_config('search_path', ?, true)")) {
            statement.setString(1, path);
            statement.execute();
        }
    }

    private void limit(CatalogScope wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WHICH)) {
            Array namespaces = texts(wanted.namespaces());
            statement.setArray(1, namespaces);
            statement.setArray(2, namespaces);
            statement.setArray(3, texts(wanted.ignoredNamespaces()));
            statement.setArray(4, texts(wanted.ignoredTables()));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                for (int column = 1; column <= 4; column++) {
                    Array array = Objects.requireNonNull(rows.getArray(column));
                    scope.add(connection.createArrayOf("int8", (Object[]) array.getArray()));
                }
            }
        }
    }

    private Array texts(Set<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
