package dev.dunlin.schema.naming;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names of constraints, indexes and identity sequences that nobody named: those that PostgreSQL itself chooses
 * ({@code ChooseRelationName}, {@code ChooseConstraintName} and {@code ChooseIndexColumnNames} in its sources), as long
 * as they fit. Where the server would cut a name in the middle, these are cut and end in a hash of the whole, so that
 * they stay apart.
 *
 * <p>A name that is taken gets a number, 1, 2, …, behind its last word, as the server does it.
 */
public final class DerivedNames {
    private static final int HASH_DIGITS = 8;

    private DerivedNames() {}

    /** {@code <table>_pkey}. */
    public static String primaryKey(String table, Predicate<String> taken) {
        return choose(table, "pkey", taken);
    }

    /** {@code <table>_<columns>_key}; the columns are those of the key and those it includes. */
    public static String unique(String table, List<String> columns, Predicate<String> taken) {
        return choose(table + "_" + join(distinct(columns)), "key", taken);
    }

    /**
     * {@code <table>_<parts>_excl}.
     *
     * @param parts as those of {@link #index}
     */
    public static String exclude(String table, List<String> parts, Predicate<String> taken) {
        return choose(table + "_" + join(distinct(parts)), "excl", taken);
    }

    /** {@code <table>_<columns>_fkey}. */
    public static String foreignKey(String table, List<String> columns, Predicate<String> taken) {
        return choose(table + "_" + join(columns), "fkey", taken);
    }

    /** {@code <table>_<column>_check}, or {@code <table>_check} for a check of no one column. */
    public static String check(String table, @Nullable String column, Predicate<String> taken) {
        return choose(column == null ? table : table + "_" + column, "check", taken);
    }

    /**
     * {@code <table>_<parts>_idx}.
     *
     * @param parts the columns that are indexed or included, {@link #expressionName} for an expression
     */
    public static String index(String table, List<String> parts, Predicate<String> taken) {
        return choose(table + "_" + join(distinct(parts)), "idx", taken);
    }

    /** {@code <table>_<column>_seq}. */
    public static String sequence(String table, String column, Predicate<String> taken) {
        return choose(table + "_" + column, "seq", taken);
    }

    /**
     * The name that an index of a partitioned table has on one of its partitions: {@code orders_2026_status_idx} for {@code
     * orders_status_idx} on the partition {@code orders_2026} of {@code orders}.
     */
    public static String ofPartition(String partition, String table, String index) {
        boolean isDerived = index.startsWith(table + "_");
        String end = isDerived ? index.substring(table.length() + 1) : index;
        String whole = partition + "_" + end;
        if (SqlNames.fits(whole)) {
            return whole;
        }
        String hash = "_" + hash(whole);
        return SqlNames.cut(whole, SqlNames.MAX_BYTES - SqlNames.bytes(hash)) + hash;
    }

    /** {@code <name>_new}: what a column, constraint or index is called while another one has its name. */
    public static String twin(String name, Predicate<String> taken) {
        return choose(name, "new", taken);
    }

    /**
     * {@code zz_dunlin_<table>_<column>_sync}: the function and the trigger that keep a column in step with another one. Triggers
     * fire in the order of their names (PostgreSQL manual, "Overview of Trigger Behavior"), and this one is to come last.
     */
    public static String sides(String table, String column) {
        return choose("zz_dunlin_" + table + "_" + column, "sync", name -> false);
    }

    /**
     * What stands for an expression in the name of an index: the function's name where the expression is a call of one,
     * otherwise {@code expr}.
     */
    public static String expressionName(String sql) {
        return CallSyntax.functionOf(sql).orElse("expr");
    }

    private static String choose(String base, String label, Predicate<String> taken) {
        String name = name(base, label);
        for (int pass = 1; taken.test(name); pass++) {
            name = name(base, label + pass);
        }
        return name;
    }

    private static String name(String base, String label) {
        String whole = base + "_" + label;
        if (SqlNames.fits(whole)) {
            return whole;
        }
        String end = "_" + label + "_" + hash(whole);
        return SqlNames.cut(base, SqlNames.MAX_BYTES - SqlNames.bytes(end)) + end;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<String> distinct(List<String> names) {
        List<String> chosen = new ArrayList<>();
        for (String name : names) {
            String candidate = name;
            for (int pass = 1; chosen.contains(candidate); pass++) {
                candidate = name + pass;
            }
            chosen.add(candidate);
        }
        return chosen;
    }

    private static String join(List<String> names) {
        return String.join("_", names);
    }
}
