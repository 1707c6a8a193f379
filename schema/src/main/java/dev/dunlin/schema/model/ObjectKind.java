package dev.dunlin.schema.model;

/**
 * The kinds of objects that are neither table nor enum type. The constant's name in lower case is the word that files and
 * messages use, {@code create-domain} for example.
 */
public enum ObjectKind {
    /** A sequence that stands alone. */
    SEQUENCE("SEQUENCE", "sequence"),
    /** A type with conditions upon another one. */
    DOMAIN("DOMAIN", "domain"),
    /** A type of several attributes. */
    COMPOSITE("TYPE", "composite type");

    private final String sql;
    private final String words;

    ObjectKind(String sql, String words) {
        this.sql = sql;
        this.words = words;
    }

    /** What stands between {@code CREATE}, {@code ALTER} or {@code COMMENT ON} and the object's name. */
    public String sql() {
        return sql;
    }

    /** What messages call such an object. */
    public String words() {
        return words;
    }

    /** Whether columns can be of it, so that its name is one among types. */
    public boolean isType() {
        return this == DOMAIN || this == COMPOSITE;
    }

    /** Whether its name is one among tables, indexes and sequences of its PostgreSQL schema. */
    public boolean isRelation() {
        return this != DOMAIN;
    }
}
