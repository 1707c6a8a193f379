package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Anchors a migration history: the records of this package and of its subpackages belong to it.
 *
 * <p>Stands in {@code package-info.java}. The compilation whose class output holds the anchor owns the history. Several
 * anchors may name one history; they must agree.
 *
 * <pre>{@code
 * @Schema(history = "main", name = "public")
 * package org.example.campaign;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Schema {
    /** Name of the history, {@code [a-z0-9_]+}; its migrations stand in the folder of this name. */
    String history() default "main";

    /**
     * The PostgreSQL schema of the history's objects, with which generated SQL qualifies every name. Empty: names are not
     * qualified, and the connection's search path decides, so that one history can serve many tenants.
     */
    String name() default "";

    /** How SQL names are derived where none is written. */
    NamingStrategy naming() default NamingStrategy.SNAKE_CASE;

    /** Extensions the schema needs, created where they are absent and never dropped. */
    String[] extensions() default {};

    /** The oldest PostgreSQL major version that generated SQL must run on, 13 to 18. */
    int postgres() default 14;

    /**
     * Whether migrations are planned for tables in use: indexes are built concurrently, constraints are validated apart.
     * If false, plain statements in one transaction, for small tables and maintenance windows.
     */
    boolean online() default true;

    /** Whether the Javadoc of records and their {@code @param} tags become the comments of tables and columns. */
    boolean comments() default false;
}
