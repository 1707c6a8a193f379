package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component whose type is a record: that record's components become columns of this table. A nullable embedded component
 * makes all of its columns nullable.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Embedded {
    /** What the columns' names begin with; where it is not written, the component's SQL name and an underscore. */
    String prefix() default "";

    /** The former prefix, if it changed and the columns are renamed. */
    String was() default "";
}
