package dev.dunlin.schema.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row security policy of a table.
 *
 * @param name unique within its table
 * @param permissive whether it lets rows through that no other policy does; otherwise it holds back what others let through
 * @param roles whom it is about, by name or as one of the keywords of {@link #KEYWORDS}, sorted; empty for everybody
 * @param using which existing rows are seen; null for all
 * @param check which new rows may be written; null for those that {@code using} lets through, for {@code INSERT} all
 */
public record Policy(
        String name,
        Command command,
        boolean permissive,
        List<String> roles,
        @Nullable SqlExpression using,
        @Nullable SqlExpression check) {
    /** What PostgreSQL reads in place of a role's name, and never quotes. */
    public static final List<String> KEYWORDS = List.of("current_role", "current_user", "session_user");

    /** The statements that a policy is about. */
    public enum Command {
        ALL,
        SELECT,
        INSERT,
        UPDATE,
        DELETE
    }

    public Policy {
        roles = roles.stream().distinct().sorted().toList();
    }

    /** A permissive policy for all commands and everybody. */
    public static Policy of(String name, SqlExpression using) {
        return new Policy(name, Command.ALL, true, List.of(), using, null);
    }

    public Policy withName(String newName) {
        return new Policy(newName, command, permissive, roles, using, check);
    }

    /** The same with other conditions. */
    public Policy withConditions(@Nullable SqlExpression newUsing, @Nullable SqlExpression newCheck) {
        return new Policy(name, command, permissive, roles, newUsing, newCheck);
    }

    /** Its conditions, as many as it has. */
    public List<SqlExpression> conditions() {
        List<SqlExpression> conditions = new ArrayList<>();
        if (using != null) {
            conditions.add(using);
        }
        if (check != null) {
            conditions.add(check);
        }
        return conditions;
    }

    /** Whether a keyword stands in a condition, in lower case. */
    public boolean says(String keyword) {
        return conditions().stream().anyMatch(condition -> condition.says(keyword));
    }

    /** Whether a condition mentions a name. */
    public boolean mentions(String word) {
        return conditions().stream().anyMatch(condition -> condition.mentions(word));
    }
}
