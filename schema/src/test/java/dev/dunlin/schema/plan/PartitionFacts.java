package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.diff.KeyChange;
import dev.dunlin.schema.diff.PartitionChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.Constraint.PrimaryKey;
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
import dev.dunlin.schema.model.TypeParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measured statements of partitioned tables; what is done to a partition counts as done to its table. */
final class PartitionFacts {
    private static final QualifiedName P = QualifiedName.of("p");
    private static final QualifiedName Q = QualifiedName.of("q");
    private static final Partition P1 = range("p1", "0", "1000");
    private static final Partition SECOND = range("q", "1000", "2000");
    private static final Partition REST = Partition.of(QualifiedName.of("pd"), PartitionBound.REST);
    private static final Column B = column("b", "integer").withNullable(true);
    private static final Check CHECK = new Check("ck", new SqlExpression("b>0"), true);
    private static final Table TARGET = Table.of(QualifiedName.of("r"), column("id", "integer"))
            .withConstraints(List.of(new PrimaryKey("r_pkey", List.of("id"))));
    private static final Index INDEX = Index.of("p_b_idx", "b");

    private final Map<String, FactCase> cases = new LinkedHashMap<>();

    private PartitionFacts() {}

    static Map<String, FactCase> all() {
        PartitionFacts all = new PartitionFacts();
        all.partitions();
        all.indexes();
        all.members();
        return all.cases;
    }

    private void partitions() {
        never(
                "a partition is made as a table of its own and attached",
                "CREATE TABLE PARTITION OF",
                "CREATE TABLE PARTITION OF with DEFAULT partition",
                "CREATE PARTITION OF with DEFAULT + excluding CHECK on default");
        Partition apart = SECOND.withAttached(false);
        Change attach = new PartitionChange.AlterPartition(P, apart, SECOND);
        for (String label : List.of(
                "ATTACH PARTITION (no CHECK)",
                "ATTACH PARTITION with matching CHECK",
                "ATTACH PARTITION with NOT VALID CHECK",
                "ATTACH with CHECK, parent index missing on q",
                "ATTACH with CHECK, parent index already on q")) {
            made(label, schema(divided(P1, apart)), attach);
        }
        String ofRest = "what is read and locked of the default partition is a hazard of its own";
        never(ofRest, "ATTACH PARTITION with CHECK, DEFAULT exists", "ATTACH with both CHECKs, DEFAULT exists");
        Change detach = new PartitionChange.AlterPartition(P, P1, P1.withAttached(false));
        made("DETACH PARTITION", schema(divided(P1)), detach);
        made("DETACH PARTITION, default exists", schema(divided(P1, REST)), detach);
        made("DROP partition table", schema(divided(P1)), new PartitionChange.DropPartition(P, P1));
    }

    private void indexes() {
        Change index = new KeyChange.AddIndex(P, INDEX);
        made("CREATE INDEX on parent", schema(divided(P1)), index);
        cases.put(
                FactCases.key("partition", "CREATE INDEX ON ONLY parent"),
                new FactCase.Apart(schema(divided(P1)), index, 0, 0));
        never(
                "part of an index that is built concurrently, of which other statements lock more",
                "ALTER INDEX ATTACH PARTITION");
        never(
                "an index is attached to that of the table, and becomes its constraint there",
                "ADD UNIQUE USING INDEX on partitioned");
        made(
                "ADD PRIMARY KEY on partitioned parent after ON ONLY + ATTACH",
                schema(divided(P1)),
                new KeyChange.AddConstraint(P, new PrimaryKey("p_pkey", List.of("id"))));
    }

    private void members() {
        made("ADD CHECK NOT VALID on parent", schema(divided(P1)), add(CHECK.withValid(false)));
        made(
                "VALIDATE CHECK on parent",
                schema(divided(P1).withConstraints(List.of(CHECK.withValid(false)))),
                new KeyChange.ValidateConstraint(P, "ck"));
        ForeignKey key = key("fk", "b", TARGET.name());
        Schema withTarget = Schema.of(List.of(), List.of(), List.of(divided(P1), TARGET));
        cases.put(
                FactCases.key("partition", "ADD FK NOT VALID on partitioned parent (18+)"),
                FactCase.Made.of(withTarget, add(key.withValid(false))).since(18));
        made("ADD FK on partitioned parent", withTarget, add(key));
        Table keyed = divided(P1).withConstraints(List.of(new PrimaryKey("p_pkey", List.of("id"))));
        Table other = Table.of(Q, column("id", "integer"), B);
        made(
                "FK referencing a partitioned table",
                Schema.of(List.of(), List.of(), List.of(keyed, other)),
                new KeyChange.AddConstraint(Q, key("fk", "id", P).withValid(false)));
        Column z = column("z", "integer").withNullable(true).withDefault(new DefaultValue.Literal("5"));
        made("ADD COLUMN on parent", schema(divided(P1)), new ColumnChange.AddColumn(P, z, null));
        cases.put(
                FactCases.key("partition", "ADD NOT NULL NOT VALID on partitioned parent (18+)"),
                new FactCase.Apart(schema(divided(P1)), new ColumnChange.RequireColumn(P, B), 0, 18));
        Column s = column("s", "varchar(10)").withNullable(true);
        Table texts = divided(P1).withColumns(List.of(column("id", "integer"), s));
        made(
                "varchar widen on partitioned parent",
                schema(texts),
                new ColumnChange.AlterColumn(P, s, s.withType(TypeParser.parse("varchar(20)")), null, null));
        cases.put(
                FactCases.key("column", "SET NOT NULL on partitioned parent"),
                FactCase.Made.of(
                        schema(divided(P1)), new ColumnChange.AlterColumn(P, B, B.withNullable(false), null, null)));
    }

    private void made(String label, Schema before, Change change) {
        cases.put(FactCases.key("partition", label), FactCase.Made.of(before, change));
    }

    private void never(String reason, String... labels) {
        for (String label : labels) {
            cases.put(FactCases.key("partition", label), new FactCase.Never(reason));
        }
    }

    private static Change add(Constraint constraint) {
        return new KeyChange.AddConstraint(P, constraint);
    }

    private static Table divided(Partition... partitions) {
        return Table.of(P, column("id", "integer"), B)
                .withPartitioning(Partitioning.of(PartitionKey.of(Strategy.RANGE, "id"), partitions));
    }

    private static Partition range(String name, String from, String to) {
        return Partition.of(
                QualifiedName.of(name), new PartitionBound.Range(List.of(Value.of(from)), List.of(Value.of(to))));
    }

    private static ForeignKey key(String name, String column, QualifiedName target) {
        return new ForeignKey(
                name,
                List.of(column),
                target,
                List.of("id"),
                Action.NO_ACTION,
                Action.NO_ACTION,
                false,
                Deferral.NOT_DEFERRABLE,
                true);
    }

    private static Schema schema(Table table) {
        return Schema.of(List.of(), List.of(), List.of(table));
    }

    private static Column column(String name, String type) {
        return Column.of(name, TypeParser.parse(type));
    }
}
