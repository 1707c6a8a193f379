package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is a row of a materialized view: a query whose rows are stored until it is refreshed. Its components are the
 * view's columns, in the order of the query's own; {@link Index} on the record or a component is an index of its rows.
 *
 * <p>Another query, or a change of what it reads, makes it again: it is dropped before and created after, with its indexes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MaterializedView {
    /** The view's name; empty: derived from the record's name. */
    String value() default "";

    /** The PostgreSQL schema; empty: that of the anchor. */
    String schema() default "";

    /** The view's former name, if it is renamed; {@code schema.name} if it came from another schema. */
    String was() default "";

    /** The query, without a semicolon. It names every column that it takes, and no {@code *}. */
    String query();

    /** Whether the query runs when the view is made; otherwise it cannot be read before it is refreshed. */
    boolean withData() default true;

    /** Storage parameters, each {@code name=value}. */
    String[] storage() default {};
}
