package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An index: on a component, or on the record for one of several columns. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Repeatable(Index.List.class)
public @interface Index {
    /**
     * The columns in order, each a component or column name, optionally followed by {@code COLLATE name}, an operator
     * class, {@code ASC} or {@code DESC}, {@code NULLS FIRST} or {@code NULLS LAST}; or an expression in parentheses. On a
     * component that states neither columns nor expressions: that component.
     */
    String[] columns() default {};

    /** Expressions, in order, behind the columns. */
    String[] expressions() default {};

    /** Whether no two rows may be equal in the indexed columns. */
    boolean unique() default false;

    /** The access method: {@code btree}, {@code hash}, {@code gin}, {@code gist}, {@code spgist}, {@code brin}, or another. */
    String method() default "btree";

    /** The condition of a partial index; empty: all rows. */
    String where() default "";

    /** Columns that the index carries without ordering by them, by component or column name. */
    String[] include() default {};

    /** Whether a unique index treats nulls as equal (PostgreSQL 15 and later). */
    boolean nullsNotDistinct() default false;

    /** Storage parameters, each {@code name=value}. */
    String[] storage() default {};

    /** The index's name; empty: {@code <table>_<columns>_idx}. */
    String name() default "";

    /** The tablespace that holds it; empty: the default of the database. */
    String tablespace() default "";

    /** The index's comment. */
    String comment() default "";

    /** Several indexes. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @interface List {
        /** The indexes. */
        Index[] value();
    }
}
