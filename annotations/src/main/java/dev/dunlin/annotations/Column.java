package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Refines the column of a record component. A component without this annotation is a column, too. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Column {
    /** The column's name; empty: derived from the component's name. */
    String name() default "";

    /** The SQL type, as PostgreSQL writes it; empty: chosen by the component's Java type. */
    String type() default "";

    /** Maximal length in characters, at least 1: text becomes {@code varchar(length)}. */
    int length() default -1;

    /** Digits in all, 1 to 1000, of a {@code numeric}; or digits of the fraction of a second, 0 to 6, of a time. */
    int precision() default -1;

    /** Digits after the point of a {@code numeric} with a precision. */
    int scale() default -1;

    /** If true, the column accepts null, whatever the component's type says. */
    boolean nullable() default false;

    /** The default as a value of the column's type, for example {@code SINGLE_FAMILY}, {@code 0}, {@code true}. */
    String defaultValue() default "";

    /** The default as an SQL expression, for example {@code now()}. */
    String defaultSql() default "";

    /** The expression of a generated column, over other columns of the row; stored unless {@link #virtual} says otherwise. */
    String generatedAs() default "";

    /** Whether a generated column is computed when it is read, and not stored (PostgreSQL 18 and later). */
    boolean virtual() default false;

    /** Whether the column takes its value from a sequence of its own; {@link Sequence} says how that counts. */
    Identity identity() default Identity.NONE;

    /** The collation, by its name; empty: that of the type. */
    String collation() default "";

    /** Where long values go. */
    Storage storage() default Storage.DEFAULT;

    /** How long values are compressed, {@code pglz} or {@code lz4} (PostgreSQL 14 and later); empty: the server's way. */
    String compression() default "";

    /** How finely {@code ANALYZE} looks at the column, 0 to 10000; -1: the server's way. */
    int statistics() default -1;

    /** The column's former name, if it is renamed. */
    String was() default "";

    /** The SQL expression that converts the old value when the column's type changes. */
    String using() default "";

    /** The SQL expression that fills the column for rows that exist when a required column is added. */
    String backfill() default "";
}
