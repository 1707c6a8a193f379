package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is a PostgreSQL composite type; its components are the attributes, which can always be null. A component of the
 * record's type is a column of the composite type. {@link Column} on a component says an attribute's name, type, collation and
 * former name.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Composite {
    /** The type's name; empty: derived from the record's name. */
    String value() default "";

    /** The PostgreSQL schema; empty: that of the anchor. */
    String schema() default "";

    /** The type's former name, if it is renamed; {@code schema.name} if it came from another schema. */
    String was() default "";
}
