package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A unique constraint: on a component, or on the record for one of several columns. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Repeatable(Unique.List.class)
public @interface Unique {
    /** The columns in order, by component or column name; on a component: that component. */
    String[] columns() default {};

    /** Whether nulls are equal (PostgreSQL 15 and later). */
    boolean nullsNotDistinct() default false;

    /** Columns that the constraint's index carries without being part of the key. */
    String[] include() default {};

    /** Whether the check can be put off to the end of the transaction. */
    boolean deferrable() default false;

    /** Whether the check is put off to the end of the transaction unless a statement says otherwise. */
    boolean initiallyDeferred() default false;

    /** The constraint's name; empty: {@code <table>_<columns>_key}. */
    String name() default "";

    /** The constraint's comment. */
    String comment() default "";

    /** Several unique constraints. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @interface List {
        /** The constraints. */
        Unique[] value();
    }
}
