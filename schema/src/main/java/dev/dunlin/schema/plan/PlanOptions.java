package dev.dunlin.schema.plan;

import dev.dunlin.schema.model.QualifiedName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a plan is made.
 *
 * @param home the PostgreSQL schema that names in messages leave out; null for none
 * @param online whether tables are in use while they are changed, so that the safe way is taken
 * @param onlineTables the same for single tables, where it differs
 * @param postgres the oldest major version on which the SQL must run
 */
public record PlanOptions(
        @Nullable String home, boolean online, Map<QualifiedName, Boolean> onlineTables, int postgres) {
    /** The oldest version where nothing else is said. */
    public static final int DEFAULT_POSTGRES = 14;

    public PlanOptions {
        onlineTables = Map.copyOf(onlineTables);
    }

    /** Safe plans for all tables. */
    public static PlanOptions online(@Nullable String home) {
        return new PlanOptions(home, true, Map.of(), DEFAULT_POSTGRES);
    }

    /** Plain statements in one transaction for all tables. */
    public static PlanOptions offline(@Nullable String home) {
        return new PlanOptions(home, false, Map.of(), DEFAULT_POSTGRES);
    }

    boolean isOnline(QualifiedName table) {
        return onlineTables.getOrDefault(table, online);
    }
}
