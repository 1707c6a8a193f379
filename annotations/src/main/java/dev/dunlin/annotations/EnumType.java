package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Refines the PostgreSQL enum type of a Java enum. An enum that a column uses is an enum type without it, too. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EnumType {
    /** The type's name; empty: derived from the enum's name. */
    String value() default "";

    /** The PostgreSQL schema; empty: that of the anchor. */
    String schema() default "";

    /** The type's former name, if it is renamed. */
    String was() default "";

    /** Whether the order of labels matters, so that a different order alone is a difference. */
    boolean ordered() default false;
}
