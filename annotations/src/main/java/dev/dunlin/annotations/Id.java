package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A component of the primary key. Several make a composite key. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Id {
    /** Position in a composite key, ascending; equal ones follow in the order of declaration. */
    int order() default 0;

    /** The constraint's name; empty: {@code <table>_pkey}. */
    String name() default "";

    /** The constraint's comment; on one component of the key. */
    String comment() default "";
}
