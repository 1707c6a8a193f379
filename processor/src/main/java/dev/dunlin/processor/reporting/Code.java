package dev.dunlin.processor.reporting;

/**
 * What can be wrong, under numbers that never change. Each has its cause and its way out in {@code
 * docs/diagnostics.md}.
 *
 * <p>10 is where annotations stand, 11 anchors, 12 names, 13 columns, 14 keys, constraints and indexes, 15 relations,
 * 16 enums and embedded records, 17 partitions, 18 row security; 20 is options, 21 the files of histories, 22 pending changes, 23 what is written.
 */
public enum Code {
    /** An annotation stands on something that it says nothing about. */
    MISPLACED_ANNOTATION(1001, Severity.ERROR),
    /** A record with type parameters is a table, or is embedded in one. */
    GENERIC_RECORD(1002, Severity.ERROR),
    /** A record inside a method is a table. */
    LOCAL_RECORD(1003, Severity.ERROR),
    /** A type is still unknown when all rounds are over. */
    UNRESOLVED_TYPE(1004, Severity.ERROR),
    /** Two annotations on one component exclude each other. */
    CONTRADICTORY_ANNOTATIONS(1005, Severity.ERROR),
    /** A record has a key, but is neither a table nor embedded in one. */
    FORGOTTEN_TABLE(1006, Severity.WARNING),

    /** A table's package has no anchor. */
    NO_ANCHOR(1101, Severity.ERROR),
    /** A table's anchor is owned by another compilation. */
    FOREIGN_ANCHOR(1102, Severity.WARNING),
    /** Two anchors of one history say different things. */
    ANCHORS_DISAGREE(1103, Severity.ERROR),
    /** A history's name cannot be the name of its folder. */
    HISTORY_NAME(1104, Severity.ERROR),
    /** A server version that Dunlin does not know. */
    SERVER_VERSION(1105, Severity.ERROR),
    /** No extension can have this name. */
    EXTENSION_NAME(1106, Severity.ERROR),
    /** A PostgreSQL schema that the server keeps for itself. */
    RESERVED_NAMESPACE(1107, Severity.ERROR),
    /** Something that the oldest server of the history does not know. */
    SERVER_TOO_OLD(1108, Severity.ERROR),

    /** A text with a character that PostgreSQL cannot store. */
    UNSTORABLE_TEXT(1201, Severity.ERROR),
    /** A name of more than 63 bytes. */
    NAME_TOO_LONG(1202, Severity.ERROR),
    /** A column with the name of a system column. */
    SYSTEM_COLUMN(1203, Severity.ERROR),
    /** Two columns of one table with one name. */
    DUPLICATE_COLUMN(1204, Severity.ERROR),
    /** Two records on one table. */
    DUPLICATE_TABLE(1205, Severity.ERROR),
    /** Two of the tables, indexes, sequences and keys of a PostgreSQL schema with one name. */
    DUPLICATE_RELATION_NAME(1206, Severity.ERROR),
    /** Two constraints of one table with one name. */
    DUPLICATE_CONSTRAINT(1207, Severity.ERROR),
    /** Two enum types, or an enum type and a table, with one name. */
    DUPLICATE_TYPE(1208, Severity.ERROR),
    /** A table or enum type of two histories, which may share a database. */
    SHARED_NAME(1209, Severity.WARNING),

    /** A table without columns. */
    NO_COLUMNS(1301, Severity.ERROR),
    /** A Java type without a PostgreSQL type. */
    UNKNOWN_TYPE(1302, Severity.ERROR),
    /** A text that is not the name of an SQL type. */
    MALFORMED_TYPE(1303, Severity.ERROR),
    /** A length, precision or scale that the column's type does not take. */
    TYPE_MODIFIER(1304, Severity.ERROR),
    /** Contradictory statements on whether a column is required. */
    CONFLICTING_NULLABILITY(1305, Severity.ERROR),
    /** Two sources for one column's value. */
    CONFLICTING_DEFAULT(1306, Severity.ERROR),
    /** A default that is not a value of the column's type. */
    INVALID_DEFAULT(1307, Severity.ERROR),
    /** An SQL expression that is blank, or does not end where its text ends. */
    MALFORMED_EXPRESSION(1308, Severity.ERROR),
    /** An identity column that is not an integer. */
    IDENTITY_TYPE(1309, Severity.ERROR),
    /** More columns than a table can have. */
    TOO_MANY_COLUMNS(1310, Severity.ERROR),
    /** A collation on a type that has none. */
    COLLATION_TYPE(1311, Severity.ERROR),
    /** A generated column that PostgreSQL does not make. */
    GENERATED_COLUMN(1321, Severity.ERROR),
    /** An expression that must always give the same value, and does not. */
    NOT_IMMUTABLE(1322, Severity.ERROR),
    /** A way to keep values that the column's type does not have. */
    COLUMN_OPTION(1323, Severity.ERROR),
    /** A table to inherit that is none of the history, or inherits this one. */
    INHERITED_TABLE(1324, Severity.ERROR),
    /** A column that is inherited, and declared otherwise than there. */
    INHERITED_COLUMN(1325, Severity.ERROR),

    /** A table without a primary key. */
    NO_PRIMARY_KEY(1401, Severity.WARNING),
    /** A primary key that accepts null. */
    NULLABLE_KEY(1402, Severity.ERROR),
    /** A name that is no column. */
    UNKNOWN_COLUMN(1403, Severity.ERROR),
    /** A column that occurs twice in one key or foreign key. */
    REPEATED_COLUMN(1404, Severity.ERROR),
    /** A name that is one component's and another one's column. */
    AMBIGUOUS_COLUMN(1405, Severity.ERROR),
    /** An index column that cannot be read. */
    MALFORMED_INDEX_COLUMN(1406, Severity.ERROR),
    /** An index, constraint or relation that names no columns. */
    WITHOUT_COLUMNS(1407, Severity.ERROR),
    /** Something that the index's access method cannot do. */
    INDEX_METHOD(1408, Severity.ERROR),
    /** Nulls that are to be equal in an index that is not unique. */
    NULLS_NOT_DISTINCT(1409, Severity.ERROR),
    /** A storage parameter that is not {@code name=value}. */
    MALFORMED_STORAGE(1410, Severity.ERROR),
    /** A constraint that is deferred and may not be. */
    CONTRADICTORY_DEFERRAL(1411, Severity.ERROR),
    /** The components of one primary key give it several names. */
    KEY_NAMES_DISAGREE(1412, Severity.ERROR),
    /** More columns than a key or index can have. */
    TOO_MANY_KEY_COLUMNS(1413, Severity.ERROR),
    /** A key or index over a type that its access method cannot index by itself. */
    INDEX_TYPE(1414, Severity.ERROR),
    /** An element of an exclusion constraint that cannot be read. */
    MALFORMED_ELEMENT(1421, Severity.ERROR),
    /** A key, index or relation over a virtual generated column. */
    VIRTUAL_COLUMN(1422, Severity.ERROR),
    /** An index of which another one, or a key, finds all. */
    REDUNDANT_INDEX(1423, Severity.WARNING),

    /** A relation to something that is no table. */
    TARGET_NOT_TABLE(1501, Severity.ERROR),
    /** A relation to a table of another history. */
    TARGET_IN_OTHER_HISTORY(1502, Severity.ERROR),
    /** A relation to a table without a primary key. */
    TARGET_WITHOUT_KEY(1503, Severity.ERROR),
    /** A relation with more or fewer columns than the key that it refers to. */
    COLUMN_COUNT(1504, Severity.ERROR),
    /** A relation whose column is of another type than the key. */
    KEY_TYPE(1505, Severity.ERROR),
    /** A relation to columns that are no key. */
    NOT_A_KEY(1506, Severity.ERROR),
    /** A relation that would set a required column to null. */
    SET_NULL_REQUIRED(1507, Severity.ERROR),
    /** A relation that would set a required column without default to its default. */
    SET_DEFAULT_WITHOUT_DEFAULT(1508, Severity.ERROR),
    /** Required relations in a circle. */
    REQUIRED_CYCLE(1509, Severity.WARNING),
    /** A relation between integers of different sizes. */
    KEY_WIDTH(1510, Severity.WARNING),
    /** A logged table that refers to an unlogged one. */
    UNLOGGED_TARGET(1511, Severity.ERROR),
    /** A relation that would change a generated column. */
    GENERATED_RELATION(1512, Severity.ERROR),
    /** Columns to set when a target goes that are not the relation's, or that nothing sets. */
    ON_DELETE_COLUMNS(1521, Severity.ERROR),

    /** An enum without constants. */
    EMPTY_ENUM(1601, Severity.ERROR),
    /** A label of more than 63 bytes. */
    LABEL_TOO_LONG(1602, Severity.ERROR),
    /** Two constants with one label. */
    DUPLICATE_LABEL(1603, Severity.ERROR),
    /** An embedded component that is not of a record's type. */
    EMBEDDED_NOT_RECORD(1604, Severity.ERROR),
    /** A record that contains itself. */
    EMBEDDED_CYCLE(1605, Severity.ERROR),
    /** A record that is two of table, domain and composite type. */
    TWO_KINDS(1611, Severity.ERROR),
    /** A domain's record with other than one component. */
    DOMAIN_COMPONENT(1612, Severity.ERROR),
    /** A composite type without attributes. */
    EMPTY_COMPOSITE(1613, Severity.ERROR),
    /** An annotation that says nothing inside a domain or a composite type. */
    NOT_IN_TYPE(1614, Severity.ERROR),
    /** A sequence that stands alone without a name. */
    UNNAMED_SEQUENCE(1615, Severity.ERROR),
    /** An option that a sequence cannot have. */
    SEQUENCE_OPTION(1616, Severity.ERROR),
    /** A sequence on a component or a package that has none. */
    SEQUENCE_PLACE(1617, Severity.ERROR),
    /** A view whose query is none, or does not name the columns that it takes. */
    VIEW_QUERY(1621, Severity.ERROR),
    /** A view whose components are not the columns of its query. */
    VIEW_COLUMNS(1622, Severity.ERROR),

    /** A partition without a name. */
    PARTITION_NAME(1701, Severity.ERROR),
    /** A partition of something that is not divided. */
    PARTITION_PARENT(1702, Severity.ERROR),
    /** Something by which PostgreSQL cannot divide a table. */
    PARTITION_KEY(1703, Severity.ERROR),
    /** A partition that does not say which rows it takes, or says it wrongly. */
    PARTITION_BOUND(1704, Severity.ERROR),
    /** Two partitions that take the same rows. */
    PARTITIONS_OVERLAP(1705, Severity.ERROR),
    /** A partitioned table without partitions. */
    NO_PARTITIONS(1706, Severity.WARNING),
    /** A partition of a table whose partitions are managed elsewhere. */
    PARTITIONS_ELSEWHERE(1707, Severity.ERROR),
    /** A key or unique index that does not contain what divides the table. */
    KEY_ACROSS_PARTITIONS(1708, Severity.ERROR),
    /** Something that PostgreSQL refuses for a partitioned table. */
    NOT_ON_PARTITIONED_TABLE(1709, Severity.ERROR),

    /** A policy without a name, two with one, or one for a role without a name. */
    POLICY_NAME(1801, Severity.ERROR),
    /** A policy with a condition that its statements cannot have. */
    POLICY_CONDITION(1802, Severity.ERROR),
    /** Policies of a table whose row security is not enabled. */
    POLICY_NOT_APPLIED(1803, Severity.WARNING),

    /** An option that is none. */
    UNKNOWN_OPTION(2001, Severity.ERROR),
    /** An option with a value that it cannot have. */
    OPTION_VALUE(2002, Severity.ERROR),
    /** A name for a migration that another one has, or that would not sort last. */
    NAME_REFUSED(2003, Severity.ERROR),
    /** Only a history is asked for that this compilation does not own. */
    NO_SUCH_HISTORY(2004, Severity.ERROR),
    /** A hazard is accepted that no pending change has. */
    ACCEPTED_NOTHING(2005, Severity.ERROR),
    /** A change is to be made in two steps that nothing pending makes. */
    EXPANDED_NOTHING(2006, Severity.ERROR),
    /** What is to be contracted was not expanded. */
    CONTRACTED_NOTHING(2007, Severity.ERROR),

    /** Nothing says where the histories are. */
    NO_BUILD_ROOT(2101, Severity.ERROR),
    /** The folder of the histories is missing. */
    NO_DIRECTORY(2102, Severity.ERROR),
    /** A file or folder of the history cannot be read. */
    HISTORY_UNREADABLE(2103, Severity.ERROR),
    /** A file of the history is not what its format asks for. */
    HISTORY_MALFORMED(2104, Severity.ERROR),
    /** A history of a newer version. */
    HISTORY_NEWER(2105, Severity.ERROR),
    /** Two migrations that cannot both be. */
    HISTORY_CONFLICT(2106, Severity.ERROR),
    /** A file of plain SQL that no migration can carry. */
    OBJECT_FILE(2107, Severity.ERROR),

    /** The records differ from the history. */
    PENDING(2201, Severity.WARNING),
    /** Something is new beside something that is gone. */
    AMBIGUOUS_RENAME(2202, Severity.ERROR),
    /** A former name that the history does not know. */
    UNKNOWN_FORMER_NAME(2203, Severity.ERROR),
    /** A former name that another declaration still bears. */
    FORMER_NAME_IN_USE(2204, Severity.ERROR),
    /** A former name that two declarations claim. */
    FORMER_NAME_CLAIMED_TWICE(2205, Severity.ERROR),
    /** A former name that has done its work. */
    SPENT_MARKER(2206, Severity.NOTE),
    /** A danger of a pending change. */
    HAZARD(2207, Severity.WARNING),
    /** A migration was written. */
    MIGRATION_WRITTEN(2208, Severity.NOTE),
    /** A migration is asked for and nothing is pending. */
    NOTHING_PENDING(2209, Severity.NOTE),
    /** A table that is to be divided in another way than it was made. */
    CANNOT_REPARTITION(2210, Severity.ERROR),
    /** A change that cannot be made in two steps. */
    CANNOT_EXPAND(2211, Severity.ERROR),
    /** An expansion is open: old and new stand side by side. */
    EXPANSION_OPEN(2212, Severity.NOTE),
    /** A change of what is expanded and not contracted yet. */
    CONTRACT_FIRST(2213, Severity.ERROR),
    /** A table is to inherit others than it does. */
    OTHER_PARENTS(2221, Severity.ERROR),

    /** A file cannot be written. */
    UNWRITABLE(2301, Severity.ERROR),
    /** A class of the name of a generated one is there already. */
    CLASS_EXISTS(2302, Severity.ERROR),
    /** A type has to be read from its class file, which lacks some facts. */
    UNCERTAIN_FACTS(2303, Severity.WARNING),

    /** Dunlin itself fails. */
    CRASH(0, Severity.ERROR);

    private final int number;
    private final Severity severity;

    Code(int number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    /** The code as messages and {@code @SuppressWarnings} write it, {@code DUN1302}. */
    public String id() {
        return "DUN%04d".formatted(number);
    }

    /** How bad it is unless a problem says otherwise. */
    public Severity severity() {
        return severity;
    }
}
