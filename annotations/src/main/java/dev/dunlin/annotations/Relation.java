package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A foreign key: on a component, or on the record for one of several columns. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Repeatable(Relation.List.class)
public @interface Relation {
    /** The record that is referred to. */
    Class<?> to();

    /** The referencing columns, by component or column name; on a component: that component. */
    String[] columns() default {};

    /** The referenced columns, by component or column name, a primary or unique key; empty: the primary key. */
    String[] references() default {};

    /**
     * What happens when the target is deleted; where it is not written, {@link ReferentialAction#RESTRICT} if a column is
     * required and {@link ReferentialAction#SET_NULL} if all are nullable.
     */
    ReferentialAction onDelete() default ReferentialAction.RESTRICT;

    /**
     * Which of the columns are set where {@link #onDelete} is to set them, by component or column name; empty: all
     * (PostgreSQL 15 and later).
     */
    String[] onDeleteColumns() default {};

    /** What happens when the target's key is updated. */
    ReferentialAction onUpdate() default ReferentialAction.CASCADE;

    /** Whether the check can be put off to the end of the transaction. */
    boolean deferrable() default false;

    /** Whether the check is put off to the end of the transaction unless a statement says otherwise. */
    boolean initiallyDeferred() default false;

    /** How nulls in a composite key are treated. */
    Match match() default Match.SIMPLE;

    /** If false, rows that exist are never checked ({@code NOT VALID}). */
    boolean valid() default true;

    /** Whether the referencing columns get an index, unless one covers them already. */
    boolean index() default true;

    /** The constraint's name; empty: {@code <table>_<columns>_fkey}. */
    String name() default "";

    /** The constraint's comment. */
    String comment() default "";

    /** Several relations. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @interface List {
        /** The relations. */
        Relation[] value();
    }
}
