package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An exclusion constraint, on a component or on the record: no two rows for which every operator says true (PostgreSQL
 * manual, {@code CREATE TABLE}, {@code EXCLUDE}).
 *
 * <pre>{@code
 * @Exclude(elements = {"roomId WITH =", "during WITH &&"})
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Repeatable(Exclude.List.class)
public @interface Exclude {
    /**
     * What is compared, in order: each an entry as {@link Index#columns} has it, or an expression in parentheses, then {@code
     * WITH} and the operator.
     */
    String[] elements() default {};

    /** On a component without elements: the operator with which its column is compared, for example {@code &&}. */
    String with() default "";

    /** The access method of the index: {@code gist}, {@code btree}, {@code hash}, {@code spgist}, or another. */
    String method() default "gist";

    /** Which rows are compared; empty: all. */
    String where() default "";

    /** Columns that the index carries without comparing them, by component or column name. */
    String[] include() default {};

    /** Storage parameters of the index, each {@code name=value}. */
    String[] storage() default {};

    /** Whether the check can be put off to the end of the transaction. */
    boolean deferrable() default false;

    /** Whether the check is put off to the end of the transaction unless a statement says otherwise. */
    boolean initiallyDeferred() default false;

    /** The constraint's name; empty: {@code <table>_<columns>_excl}. */
    String name() default "";

    /** The constraint's comment. */
    String comment() default "";

    /** Several exclusion constraints. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @interface List {
        /** The constraints. */
        Exclude[] value();
    }
}
