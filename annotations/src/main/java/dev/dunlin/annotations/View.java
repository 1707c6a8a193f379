package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is a row of a view. Its components are the view's columns, in the order of the query's own.
 *
 * <p>The view is made again when what it reads changes: dropped before and created after.
 *
 * <pre>{@code
 * @View(query = """
 *         SELECT c.id, count(l.id) AS locations
 *         FROM cuts c LEFT JOIN locations l ON l.cut_id = c.id
 *         GROUP BY c.id
 *         """)
 * public record CutSize(UUID id, long locations) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface View {
    /** The view's name; empty: derived from the record's name. */
    String value() default "";

    /** The PostgreSQL schema; empty: that of the anchor. */
    String schema() default "";

    /** The view's former name, if it is renamed; {@code schema.name} if it came from another schema. */
    String was() default "";

    /** The query, without a semicolon. It names every column that it takes, and no {@code *}. */
    String query();

    /** Whether the view's conditions come before those of whoever reads it, so that no function sees a hidden row. */
    boolean securityBarrier() default false;

    /** Whether who reads the view needs the privileges on what it reads, instead of its owner (PostgreSQL 15 and later). */
    boolean securityInvoker() default false;

    /** Which rows can be written through the view. */
    ViewCheck check() default ViewCheck.NONE;
}
