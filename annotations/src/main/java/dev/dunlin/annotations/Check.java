package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A check constraint: on a component, or on the record. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Repeatable(Check.List.class)
public @interface Check {
    /** The condition, an SQL expression over column names. */
    String value();

    /** The constraint's name; empty: {@code <table>_<column>_check} on a component, {@code <table>_check} on a record. */
    String name() default "";

    /** If false, rows that exist are never checked ({@code NOT VALID}). */
    boolean valid() default true;

    /** If true, tables that inherit this one are free of it ({@code NO INHERIT}). */
    boolean noInherit() default false;

    /** The constraint's comment. */
    String comment() default "";

    /** Several checks. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @interface List {
        /** The checks. */
        Check[] value();
    }
}
