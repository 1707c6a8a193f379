package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A table of which each role sees and writes only the rows that a {@link Policy} lets through. Without a policy that is none
 * at all.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RowLevelSecurity {
    /** Whether policies are applied. */
    boolean enabled() default true;

    /** Whether they are applied to the table's owner, too. */
    boolean forced() default false;
}
