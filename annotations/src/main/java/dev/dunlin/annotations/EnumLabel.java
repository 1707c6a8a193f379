package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Refines the label of an enum constant. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface EnumLabel {
    /** The label's text, at most 63 bytes; empty: the constant's name. */
    String value() default "";

    /** The label's former text, if it is renamed. */
    String was() default "";
}
