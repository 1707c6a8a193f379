package dev.dunlin.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL of PostgreSQL in its parts.
 *
 * @param authority {@code host:port}, or several of them separated by commas
 * @param database the database's name, as the URL encodes it, or empty: the user's own
 * @param query the parameters with their leading question mark, or empty
 */
record DatabaseUrl(String authority, String database, String query) {
    private static final Pattern FORM =
            Pattern.compile("jdbc:postgresql:(?://(?<authority>[^/?]+))?/?(?<database>[^/?]*)(?<query>\\?.*)?");

    /**
     * Reads a URL, with or without host, port, database and parameters.
     *
     * @throws IllegalArgumentException if it is none of PostgreSQL
     */
    static DatabaseUrl parse(String url) {
        Matcher matcher = FORM.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Not a JDBC URL of PostgreSQL: \"%s\". Write jdbc:postgresql://host:5432/postgres?user=…&password=…"
                            .formatted(url.replaceFirst("\\?.*", "?…")));
        }
        String authority = matcher.group("authority");
        String query = matcher.group("query");
        return new DatabaseUrl(
                authority == null ? "localhost" : authority, matcher.group("database"), query == null ? "" : query);
    }

    /** The same server, user and parameters with another database, whose name needs no encoding. */
    DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(authority, name, query);
    }

    /** The URL without its parameters, which may hold a password. */
    String withoutParameters() {
        return "jdbc:postgresql://" + authority + "/" + database;
    }

    @Override
    public String toString() {
        return withoutParameters() + query;
    }
}
