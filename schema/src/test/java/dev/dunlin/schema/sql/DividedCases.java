package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.diff.TableChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnOptions;
import dev.dunlin.schema.model.ColumnType.Builtin;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.PartitionKey.Strategy;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Changes of partitioned tables and their partitions. */
final class DividedCases {
    private static final QualifiedName EVENTS = QualifiedName.of("events");
    private static final QualifiedName USERS = QualifiedName.of("users");

    private static final Partition JANUARY = month("events_2026_01", "2026-01-01", "2026-02-01");
    private static final Partition FEBRUARY = month("events_2026_02", "2026-02-01", "2026-03-01");
    private static final Partition REST = Partition.of(QualifiedName.of("events_rest"), PartitionBound.REST);
    /** Divided further, by a list. */
    private static final Partition MARCH =
            month("events_2026_03", "2026-03-01", "2026-04-01").withKey(PartitionKey.of(Strategy.LIST, "user_id"));

    private static final Partition MARCH_NEWS = below(MARCH, "events_2026_03_first", in("1", "2"));
    private static final Partition MARCH_NONE =
            below(MARCH, "events_2026_03_none", new PartitionBound.In(List.of(Value.NULL, Value.of("3"))));

    private static final Table USER = Table.of(USERS, Column.of("id", Builtin.of("bigint")))
            .withConstraints(List.of(new Constraint.PrimaryKey("users_pkey", List.of("id"))));
    private static final Table EVENT = Table.of(
                    EVENTS,
                    Column.of("id", Builtin.of("bigint")).withDefault(new DefaultValue.Identity(true, "events_id_seq")),
                    Column.of("held_on", Builtin.of("date")),
                    Column.of("kind", Builtin.of("text")).withNullable(true),
                    Column.of("user_id", Builtin.of("bigint")),
                    Column.of("shout", Builtin.of("text"))
                            .withNullable(true)
                            .withDefault(new DefaultValue.Generated(sql("upper(kind)"), true)))
            .withConstraints(List.of(
                    new Constraint.PrimaryKey("events_pkey", List.of("id", "held_on", "user_id")),
                    new Constraint.Check("events_id_check", sql("id > 0"), true)))
            .withIndexes(List.of(Index.of("events_kind_idx", "kind")))
            .withPartitioning(Partitioning.of(PartitionKey.of(Strategy.RANGE, "held_on"), JANUARY, FEBRUARY));
    private static final Column KIND = EVENT.column("kind").orElseThrow();
    private static final ColumnOptions TUNED = new ColumnOptions(ColumnOptions.Storage.EXTERNAL, "pglz", 500);
    private static final Table WITH_REST =
            EVENT.withPartitioning(Partitioning.of(PartitionKey.of(Strategy.RANGE, "held_on"), JANUARY, REST));
    private static final Table DEEP = EVENT.withPartitioning(
            Partitioning.of(PartitionKey.of(Strategy.RANGE, "held_on"), JANUARY, MARCH, MARCH_NEWS, MARCH_NONE));
    private static final String SOME_EVENTS =
            "INSERT INTO events (held_on, kind, user_id) VALUES ('2026-01-05', 'news', 1), ('2026-01-06', NULL, 1)";
    private static final String A_USER = "INSERT INTO users VALUES (1)";

    private DividedCases() {}

    static List<DdlCase> all() {
        return Stream.of(tables(), partitions(), bounds(), members())
                .flatMap(List::stream)
                .toList();
    }

    private static List<DdlCase> tables() {
        Partition own = new Partition(
                new QualifiedName("archive", "events_old"),
                null,
                new PartitionBound.Range(List.of(Value.MINVALUE), List.of(Value.of("2026-01-01"))),
                null,
                true,
                new TableOptions("What was", true, new TreeMap<>(Map.of("fillfactor", "70"))));
        Table none = EVENT.withPartitioning(partitioning(EVENT).withPartitions(List.of()));
        PartitionKey hash = PartitionKey.of(Strategy.HASH, "id");
        PartitionKey wide = new PartitionKey(
                Strategy.RANGE,
                List.of(
                        new Index.Part("name", null, "C", sql("text_pattern_ops"), false, false),
                        Index.Part.expression(sql("size / 10"))));
        Table table = Table.of(
                QualifiedName.of("files"),
                Column.of("name", Builtin.of("text")),
                Column.of("size", Builtin.of("integer")));
        return List.of(
                of("create-table-partitioned", Schema.EMPTY, new TableChange.CreateTable(DEEP)),
                of(
                        "create-table-partitioned-with-options",
                        Schema.EMPTY,
                        new TableChange.CreateTable(EVENT.withPartitioning(
                                Partitioning.of(PartitionKey.of(Strategy.RANGE, "held_on"), own)))),
                of(
                        "create-table-partitioned-by-hash",
                        Schema.EMPTY,
                        new TableChange.CreateTable(Table.of(
                                        QualifiedName.of("shards"), Column.of("id", Builtin.of("uuid")))
                                .withPartitioning(Partitioning.of(
                                        hash,
                                        Partition.of(QualifiedName.of("shards_0"), new PartitionBound.Hash(2, 0)),
                                        Partition.of(QualifiedName.of("shards_1"), new PartitionBound.Hash(2, 1)))))),
                of(
                        "create-table-partitioned-by-expression",
                        Schema.EMPTY,
                        new TableChange.CreateTable(table.withPartitioning(Partitioning.of(
                                wide,
                                Partition.of(
                                        QualifiedName.of("files_a"),
                                        new PartitionBound.Range(
                                                List.of(Value.of("a"), Value.MINVALUE),
                                                List.of(Value.of("b"), Value.of("7")))))))),
                of(
                        "create-table-partitioned-elsewhere",
                        Schema.EMPTY,
                        new TableChange.CreateTable(EVENT.withPartitioning(
                                new Partitioning(PartitionKey.of(Strategy.RANGE, "held_on"), false, List.of())))),
                of("drop-table-partitioned", schema(DEEP), new TableChange.DropTable(DEEP)),
                of(
                        "manage-partitions",
                        schema(none),
                        new PartitionChange.ManagePartitions(
                                EVENTS,
                                partitioning(none),
                                new Partitioning(partitioning(none).key(), false, List.of()))));
    }

    private static List<DdlCase> partitions() {
        return List.of(
                of("add-partition", schema(EVENT), new PartitionChange.AddPartition(EVENTS, MARCH.withKey(null))),
                of(
                                "add-partition-with-options",
                                schema(EVENT.withColumns(List.of(
                                        EVENT.columns().get(0),
                                        EVENT.columns().get(1),
                                        KIND.withOptions(TUNED),
                                        EVENT.columns().get(3),
                                        EVENT.columns().get(4)))),
                                new PartitionChange.AddPartition(
                                        EVENTS,
                                        MARCH.withKey(null)
                                                .withOptions(
                                                        TableOptions.NONE.withTablespace(ServerSchema.TABLESPACE))))
                        .since(14),
                of(
                        "add-partition-divided",
                        schema(EVENT),
                        new PartitionChange.AddPartition(EVENTS, MARCH),
                        new PartitionChange.AddPartition(EVENTS, MARCH_NEWS)),
                of(
                                "add-partition-beside-default",
                                schema(WITH_REST),
                                new PartitionChange.AddPartition(EVENTS, FEBRUARY))
                        .withRows(SOME_EVENTS),
                of(
                                "add-partition-beside-default-online",
                                schema(WITH_REST),
                                new PartitionChange.AddPartition(EVENTS, FEBRUARY))
                        .withRows(SOME_EVENTS, "INSERT INTO events (held_on, user_id) VALUES ('2027-01-05', 1)")
                        .online(),
                of(
                                "add-partition-to-list-beside-default-online",
                                schema(DEEP.withPartitioning(Partitioning.of(
                                        PartitionKey.of(Strategy.RANGE, "held_on"),
                                        JANUARY,
                                        MARCH,
                                        below(MARCH, "events_2026_03_rest", PartitionBound.REST)))),
                                new PartitionChange.AddPartition(EVENTS, MARCH_NONE))
                        .online(),
                of("drop-partition", schema(EVENT), new PartitionChange.DropPartition(EVENTS, FEBRUARY)),
                of("drop-partition-of-target", referenced(), new PartitionChange.DropPartition(EVENTS, FEBRUARY)),
                of("drop-partition-online", schema(EVENT), new PartitionChange.DropPartition(EVENTS, FEBRUARY))
                        .online()
                        .since(14),
                of(
                        "rename-partition",
                        schema(DEEP),
                        new PartitionChange.RenamePartition(EVENTS, MARCH.name(), QualifiedName.of("it's march"))));
    }

    private static List<DdlCase> bounds() {
        Table none = EVENT.withPartitioning(partitioning(EVENT).withPartitions(List.of()));
        Partition apart = JANUARY.withAttached(false);
        Partition wider = JANUARY.withBound(range("2025-12-01", "2026-02-01"));
        Table detached =
                EVENT.withPartitioning(Partitioning.of(partitioning(EVENT).key(), apart, FEBRUARY));
        return List.of(
                of("detach-partition", schema(EVENT), new PartitionChange.AlterPartition(EVENTS, JANUARY, apart))
                        .withRows(SOME_EVENTS),
                of("detach-partition-online", schema(EVENT), new PartitionChange.AlterPartition(EVENTS, JANUARY, apart))
                        .withRows(SOME_EVENTS)
                        .online()
                        .since(14),
                of(
                                "attach-partition-online",
                                schema(detached),
                                new PartitionChange.AlterPartition(EVENTS, apart, wider))
                        .online()
                        .since(14),
                of("move-bounds", schema(EVENT), new PartitionChange.AlterPartition(EVENTS, JANUARY, wider))
                        .withRows(SOME_EVENTS),
                of("move-bounds-online", schema(WITH_REST), new PartitionChange.AlterPartition(EVENTS, JANUARY, wider))
                        .withRows(SOME_EVENTS)
                        .online(),
                of(
                                "move-bounds-of-list-online",
                                schema(DEEP),
                                new PartitionChange.AlterPartition(
                                        EVENTS, MARCH_NEWS, MARCH_NEWS.withBound(in("1", "2", "4"))))
                        .online(),
                ranges("attach-partition-of-ranges-online", false, value("1", "b"), value("3", "d")),
                ranges("attach-partition-of-equal-ranges-online", false, value("1", "b"), value("1", "d")),
                ranges("attach-partition-of-half-open-ranges-online", false, value("1", "b"), of("3", Value.MINVALUE)),
                ranges(
                        "attach-partition-of-open-ranges-online",
                        true,
                        of("1", Value.MINVALUE),
                        of("3", Value.MAXVALUE)),
                ranges("attach-partition-of-ranges-beside-default-online", true, value("1", "b"), value("3", "d")),
                hashes(),
                of(
                        "alter-partition-options",
                        schema(EVENT),
                        new PartitionChange.AlterPartition(
                                EVENTS,
                                JANUARY,
                                JANUARY.withOptions(
                                        new TableOptions("Cold", false, new TreeMap<>(Map.of("fillfactor", "100")))))),
                of(
                                "alter-partition-unlogged",
                                schema(EVENT),
                                new PartitionChange.AlterPartition(
                                        EVENTS, JANUARY, JANUARY.withOptions(TableOptions.NONE.withUnlogged(true))))
                        .withRows(SOME_EVENTS),
                of(
                                "alter-partition-tablespace",
                                schema(EVENT),
                                new PartitionChange.AlterPartition(
                                        EVENTS,
                                        JANUARY,
                                        JANUARY.withOptions(TableOptions.NONE.withTablespace(ServerSchema.TABLESPACE))))
                        .withRows(SOME_EVENTS),
                of(
                        "alter-table-partitioned-tablespace",
                        schema(none),
                        new TableChange.AlterTable(
                                EVENTS, TableOptions.NONE, TableOptions.NONE.withTablespace(ServerSchema.TABLESPACE))));
    }

    private static List<Value> value(String number, String text) {
        return of(number, Value.of(text));
    }

    private static List<Value> of(String number, Value second) {
        return List.of(Value.of(number), second);
    }

    /** A partition of a table that is divided by two columns is attached again. */
    private static DdlCase ranges(String name, boolean rest, List<Value> from, List<Value> to) {
        PartitionKey key = PartitionKey.of(Strategy.RANGE, "number", "text");
        Partition part = Partition.of(QualifiedName.of("pairs_some"), new PartitionBound.Range(from, to));
        Partition[] partitions = rest
                ? new Partition[] {
                    part.withAttached(false), Partition.of(QualifiedName.of("pairs_rest"), PartitionBound.REST)
                }
                : new Partition[] {part.withAttached(false)};
        return attached(name, part, Partitioning.of(key, partitions));
    }

    private static DdlCase hashes() {
        Partition part = Partition.of(QualifiedName.of("pairs_some"), new PartitionBound.Hash(2, 1));
        Partitioning partitioning = Partitioning.of(PartitionKey.of(Strategy.HASH, "number"), part.withAttached(false));
        return attached("attach-partition-of-hashes-online", part, partitioning);
    }

    private static DdlCase attached(String name, Partition part, Partitioning partitioning) {
        Table pairs = Table.of(
                        QualifiedName.of("pairs"),
                        Column.of("number", Builtin.of("integer")),
                        Column.of("text", Builtin.of("text")))
                .withPartitioning(partitioning);
        return DdlCase.of(
                        name,
                        Schema.of(List.of(), List.of(), List.of(pairs)),
                        new PartitionChange.AlterPartition(pairs.name(), part.withAttached(false), part))
                .online()
                .since(14);
    }

    private static List<DdlCase> members() {
        Constraint.ForeignKey key = new Constraint.ForeignKey(
                "events_user_id_fkey",
                List.of("user_id"),
                USERS,
                List.of("id"),
                Action.CASCADE,
                Action.NO_ACTION,
                false,
                Deferral.NOT_DEFERRABLE,
                true);
        Constraint unique = Constraint.Unique.of("events_user_id_held_on_kind_key", "user_id", "held_on", "kind")
                .withComment("Once a day");
        Table keyless = DEEP.withConstraints(List.of());
        return List.of(
                of(
                                "alter-column-options-partitioned",
                                schema(DEEP),
                                new ColumnChange.AlterColumn(EVENTS, KIND, KIND.withOptions(TUNED), null, null))
                        .since(14),
                of(
                                "add-exclusion-partitioned",
                                schema(DEEP),
                                new KeyChange.AddConstraint(
                                        EVENTS,
                                        Constraint.Exclude.of(
                                                "events_excl",
                                                "btree",
                                                new Constraint.Exclude.Element(Index.Part.column("held_on"), "="),
                                                new Constraint.Exclude.Element(Index.Part.column("user_id"), "="))))
                        .since(17),
                of(
                        "add-index-partitioned",
                        schema(DEEP),
                        new KeyChange.AddIndex(EVENTS, Index.of("by_user", "user_id"))),
                of(
                                "add-index-partitioned-online",
                                schema(DEEP),
                                new KeyChange.AddIndex(
                                        EVENTS,
                                        Index.of("events_user_id_idx", "user_id")
                                                .withComment("By user")))
                        .withRows(SOME_EVENTS)
                        .online(),
                of(
                                "drop-index-partitioned-online",
                                schema(EVENT),
                                new KeyChange.DropIndex(EVENTS, EVENT.indexes().get(0)))
                        .online(),
                of("add-unique-partitioned-online", schema(DEEP), new KeyChange.AddConstraint(EVENTS, unique))
                        .withRows(SOME_EVENTS)
                        .online(),
                of(
                                "add-primary-key-partitioned-online",
                                schema(keyless),
                                new KeyChange.AddConstraint(
                                        EVENTS,
                                        new Constraint.PrimaryKey("events_pkey", List.of("id", "held_on", "user_id"))))
                        .online(),
                of("add-foreign-key-partitioned", schema(DEEP), new KeyChange.AddConstraint(EVENTS, key))
                        .withRows(SOME_EVENTS, A_USER),
                of("add-foreign-key-partitioned-online", schema(DEEP), new KeyChange.AddConstraint(EVENTS, key))
                        .withRows(SOME_EVENTS, A_USER)
                        .online(),
                of(
                        "rename-column-of-partition-key",
                        schema(DEEP),
                        new ColumnChange.RenameColumn(EVENTS, "user_id", "owner")));
    }

    private static Partitioning partitioning(Table table) {
        return Objects.requireNonNull(table.partitioning());
    }

    private static Partition month(String name, String from, String to) {
        return Partition.of(QualifiedName.of(name), range(from, to));
    }

    private static Partition below(Partition parent, String name, PartitionBound bound) {
        return Partition.of(QualifiedName.of(name), bound).withParent(parent.name());
    }

    private static PartitionBound range(String from, String to) {
        return new PartitionBound.Range(List.of(Value.of(from)), List.of(Value.of(to)));
    }

    private static PartitionBound in(String... values) {
        return new PartitionBound.In(Stream.of(values).map(Value::of).toList());
    }

    private static Schema schema(Table table) {
        return Schema.of(List.of(), List.of(), List.of(table, USER));
    }

    /** A schema in which another table refers to the partitioned one. */
    private static Schema referenced() {
        Table visit = Table.of(
                        QualifiedName.of("visits"),
                        Column.of("event_id", Builtin.of("bigint")),
                        Column.of("held_on", Builtin.of("date")),
                        Column.of("user_id", Builtin.of("bigint")))
                .withConstraints(List.of(new Constraint.ForeignKey(
                        "visits_event_fkey",
                        List.of("event_id", "held_on", "user_id"),
                        EVENTS,
                        List.of("id", "held_on", "user_id"),
                        Action.CASCADE,
                        Action.NO_ACTION,
                        false,
                        Deferral.NOT_DEFERRABLE,
                        true)));
        return Schema.of(List.of(), List.of(), List.of(EVENT, visit));
    }

    private static DdlCase of(String name, Schema before, Change... changes) {
        return DdlCase.of(name, before, changes);
    }

    private static SqlExpression sql(String text) {
        return new SqlExpression(text);
    }
}
