package dev.dunlin.processor.checking;

import dev.dunlin.schema.naming.SnakeCase;

/** How a Java name becomes an SQL name. */
public enum Naming {
    SNAKE_CASE,
    AS_IS;

    /** The SQL name of what has this Java name. */
    public String apply(String javaName) {
        return this == SNAKE_CASE ? SnakeCase.of(javaName) : javaName;
    }
}
