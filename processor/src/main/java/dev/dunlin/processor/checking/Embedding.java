package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a table the components of a record become columns.
 *
 * @param table the table's name as messages show it
 * @param path the component's path and a dot; empty for the table's own record
 * @param prefix what names of columns begin with
 * @param formerPrefix what they began with; null if nothing is said of it
 * @param nullable whether all columns accept null since the record as a whole may be absent
 * @param key whether all columns belong to the primary key
 * @param records the records around, outermost first, and this one
 */
record Embedding(
        String table,
        String path,
        String prefix,
        @Nullable String formerPrefix,
        boolean nullable,
        boolean key,
        List<TypeName> records) {
    /** The table itself. */
    static Embedding ofTable(String table, TypeName record) {
        return new Embedding(table, "", "", null, false, false, List.of(record));
    }

    /** A record inside this one. */
    Embedding inner(
            String component,
            String innerPrefix,
            @Nullable String innerFormerPrefix,
            boolean innerNullable,
            boolean innerKey,
            TypeName record) {
        List<TypeName> around = new ArrayList<>(records);
        around.add(record);
        return new Embedding(
                table,
                path + component + ".",
                prefix + innerPrefix,
                former(innerPrefix, innerFormerPrefix),
                nullable || innerNullable,
                key || innerKey,
                List.copyOf(around));
    }

    /** The former name of a column that is called {@code name} here and was called {@code was}, if either differs. */
    @Nullable
    String former(String name, @Nullable String was) {
        if (formerPrefix == null && was == null) {
            return null;
        }
        return (formerPrefix == null ? prefix : formerPrefix) + (was == null ? name : was);
    }

    /** The record whose components these are. */
    TypeName record() {
        return records.get(records.size() - 1);
    }
}
