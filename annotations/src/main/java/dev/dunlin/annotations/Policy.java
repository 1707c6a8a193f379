package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A row security policy: which rows of the table some roles see and write. Applied with {@link RowLevelSecurity}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Policy.List.class)
public @interface Policy {
    /** The policy's name, unique within its table. */
    String name();

    /** The policy's former name, if it is renamed. */
    String was() default "";

    /** The statements that it is about. */
    PolicyCommand command() default PolicyCommand.ALL;

    /**
     * Whether a row comes through if any such policy lets it. If false, a row comes through only if this policy, too, lets
     * it.
     */
    boolean permissive() default true;

    /**
     * Whom it is about: names of roles, which have to be there, or {@code current_user}, {@code current_role},
     * {@code session_user}; empty or {@code public}: everybody.
     */
    String[] roles() default {};

    /** The condition of rows that are seen, an SQL expression over column names; empty: all. Not for {@code INSERT}. */
    String using() default "";

    /**
     * The condition of rows that are written; empty: that of {@link #using()}, and all for {@code INSERT}. Not for {@code
     * SELECT} and {@code DELETE}.
     */
    String check() default "";

    /** Several policies. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {
        /** The policies. */
        Policy[] value();
    }
}
