package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record that is a table; its components are the columns. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Table {
    /** The table's name; empty: derived from the record's name, not pluralised. */
    String value() default "";

    /** The PostgreSQL schema; empty: that of the anchor. */
    String schema() default "";

    /** The table's former name, if it is renamed; {@code schema.name} if it came from another schema. */
    String was() default "";

    /** If false, the table is known, can be referred to, and is never created, changed or dropped. */
    boolean managed() default true;

    /** As {@link Schema#online()}, for this table; where it is not written, the anchor decides. */
    boolean online() default true;

    /** Whether the table is {@code UNLOGGED}: not written to the write-ahead log, emptied after a crash. */
    boolean unlogged() default false;

    /** Storage parameters, each {@code name=value}, for example {@code fillfactor=70}. */
    String[] storage() default {};

    /** The tablespace that holds it; empty: the default of the database. */
    String tablespace() default "";

    /**
     * The records of the tables that this one inherits ({@code INHERITS}). Components that a parent has, too, are the parent's
     * columns; they may be left out, and are declared alike where they are not.
     */
    Class<?>[] inherits() default {};
}
