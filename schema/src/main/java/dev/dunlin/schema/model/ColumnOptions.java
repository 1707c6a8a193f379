package dev.dunlin.schema.model;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are kept (PostgreSQL manual, {@code ALTER TABLE}).
 *
 * @param storage where long values go; null for what the type asks for
 * @param compression how long values are compressed, {@code pglz} or {@code lz4} (PostgreSQL 14); null for the server's way
 * @param statistics how finely {@code ANALYZE} looks, 0 to 10000; null for the server's way
 */
public record ColumnOptions(
        @Nullable Storage storage,
        @Nullable String compression,
        @Nullable Integer statistics) {
    /** As type and server have it. */
    public static final ColumnOptions NONE = new ColumnOptions(null, null, null);

    /** Where long values go (PostgreSQL manual, section "TOAST"). */
    public enum Storage {
        PLAIN,
        EXTERNAL,
        EXTENDED,
        MAIN;

        private static final Set<String> IN_PLACE = Set.of(
                        "smallint integer bigint real boolean uuid date oid money time timetz timestamp timestamptz macaddr",
                        "macaddr8 point lseg box circle line pg_lsn name tsquery xid xid8 cid tid aclitem")
                .stream()
                .flatMap(names -> Stream.of(names.split(" ")))
                .collect(Collectors.toUnmodifiableSet());

        private static final Set<String> SHORT = Set.of("numeric", "inet", "cidr");

        /**
         * What a type asks for (PostgreSQL manual, {@code pg_type.typstorage}): {@link #PLAIN} where no value can be stored
         * elsewhere. Types from elsewhere are taken for such as text.
         */
        public static Storage of(ColumnType type) {
            if (!(type instanceof ColumnType.Builtin builtin)) {
                return EXTENDED;
            }
            String name = builtin.name();
            if (SHORT.contains(name)) {
                return MAIN;
            }
            boolean inPlace = IN_PLACE.contains(name)
                    || name.equals("double precision")
                    || name.startsWith("interval")
                    || name.startsWith("reg");
            return inPlace ? PLAIN : EXTENDED;
        }
    }
}
