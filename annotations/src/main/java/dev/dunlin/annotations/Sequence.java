package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sequence. On a record or on the package with {@link Schema} it stands alone, and a column takes values from it with {@code
 * @Column(defaultSql = "nextval('name')")}. On a component with {@link Column#identity()} it says how the column's own sequence
 * counts.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Repeatable(Sequence.List.class)
public @interface Sequence {
    /** The sequence's name; must be written for one that stands alone, and is derived for that of a column. */
    String value() default "";

    /** The PostgreSQL schema; empty: that of the anchor. The sequence of a column is always in that of its table. */
    String schema() default "";

    /** The sequence's former name, if it is renamed; not for that of a column. */
    String was() default "";

    /** {@code smallint}, {@code integer} or {@code bigint}, in SQL's words; not for that of a column, whose type decides. */
    String type() default "bigint";

    /** The first value; where it is not written, {@link #min()}, or {@link #max()} where it counts down. */
    long start() default 1;

    /** What is added each time, negative to count down, not zero. */
    long increment() default 1;

    /** The least value; where it is not written, 1, or the least of the type where it counts down. */
    long min() default 1;

    /** The greatest value; where it is not written, the greatest of the type, or -1 where it counts down. */
    long max() default Long.MAX_VALUE;

    /** How many values a connection takes at once, at least 1; those that it does not use are skipped. */
    long cache() default 1;

    /** Whether it begins again behind its last value. */
    boolean cycle() default false;

    /** Text of {@code COMMENT ON SEQUENCE}; empty: none. Not for that of a column. */
    String comment() default "";

    /** Several sequences. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.PACKAGE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @interface List {
        /** The sequences. */
        Sequence[] value();
    }
}
