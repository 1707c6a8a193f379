package dev.dunlin.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A table that is divided into partitions, each a {@link Partition} of the same record.
 *
 * <pre>{@code
 * @Table("events")
 * @Partitioned(by = RANGE, columns = "heldOn")
 * @Partition(name = "events_2026_01", from = "2026-01-01", to = "2026-02-01")
 * @Partition(name = "events_rest", otherwise = true)
 * record Event(@Id long id, @Id LocalDate heldOn) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Partitioned {
    /** How the columns decide. */
    PartitionStrategy by() default PartitionStrategy.RANGE;

    /**
     * The columns in order, each a component or column name, optionally followed by {@code COLLATE name} and an operator
     * class; or an expression in parentheses. For a list there is one.
     */
    String[] columns();

    /**
     * If false, the application or an extension makes and drops the partitions: none is declared, none is compared, none is
     * dropped.
     */
    boolean managed() default true;
}
