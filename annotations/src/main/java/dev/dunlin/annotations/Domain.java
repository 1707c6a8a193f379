package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record with one component that is a PostgreSQL domain: the component's type with conditions. A component of the record's
 * type is a column of the domain.
 *
 * <p>{@link Column} on the component says what the domain is over, its default and its collation; {@link Check} on the record
 * or the component is a condition over {@code VALUE}.
 *
 * <pre>{@code
 * @Domain @Check("VALUE LIKE '%@%'")
 * public record Email(String value) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Domain {
    /** The domain's name; empty: derived from the record's name. */
    String value() default "";

    /** The PostgreSQL schema; empty: that of the anchor. */
    String schema() default "";

    /** The domain's former name, if it is renamed; {@code schema.name} if it came from another schema. */
    String was() default "";

    /** Whether no value can be null, whatever a column says. Columns say that better themselves. */
    boolean notNull() default false;
}
