package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A partition of a {@link Partitioned} table; it has the table's columns, constraints and indexes. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Partition.List.class)
public @interface Partition {
    /** The partition's name, in the PostgreSQL schema of the table unless {@link #schema()} states another. */
    String name();

    /** The PostgreSQL schema; empty: that of the table. */
    String schema() default "";

    /** The partition's former name, if it is renamed. */
    String was() default "";

    /** The partition that this one divides further; empty: the table itself. */
    String of() default "";

    /**
     * The lowest values of a range, one for each column, or {@code MINVALUE} or {@code MAXVALUE}; where there are fewer than
     * columns, the others are {@code MINVALUE}. Empty: no lower end.
     */
    String[] from() default {};

    /** The values where a range ends, which do not belong to it, written as for {@link #from()}. Empty: no upper end. */
    String[] to() default {};

    /** The values of a list. */
    String[] in() default {};

    /** Whether rows without a value belong here, too, if the table is divided by a list. */
    boolean orNull() default false;

    /** By how much a hash is divided; 0: not divided by hash. */
    int modulus() default 0;

    /** What the division of the hash leaves, from 0 up to, but without, the modulus. */
    int remainder() default 0;

    /** Whether all rows belong here that no other partition takes: the default partition. */
    boolean otherwise() default false;

    /** Columns that divide this partition further, written as for {@link Partitioned#columns()}; empty: nothing does. */
    String[] columns() default {};

    /** How {@link #columns()} divide this partition further. */
    PartitionStrategy by() default PartitionStrategy.RANGE;

    /** Whether the partition is taken out of the table and kept beside it, with its rows. */
    boolean detached() default false;

    /** Whether the partition is {@code UNLOGGED}. */
    boolean unlogged() default false;

    /** Storage parameters, each {@code name=value}. */
    String[] storage() default {};

    /** The tablespace that holds it; empty: the default of the database. */
    String tablespace() default "";

    /** Several partitions. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {
        /** The partitions. */
        Partition[] value();
    }
}
