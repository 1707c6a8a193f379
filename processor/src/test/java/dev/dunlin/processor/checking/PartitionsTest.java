package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import dev.dunlin.schema.model.PartitionKey;
import dev.dunlin.schema.model.PartitionKey.Strategy;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.TableOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {
    private static final String RECORD = " @Table record T(@Id int id, @Id java.time.LocalDate heldOn, String kind) {}";

    @Test
    void aTableIsDividedByRangesOfAColumn() {
        Compilation compilation = compile("""
                @Partitioned(columns = "heldOn")
                @Partition(name = "t_old", to = "2026-01-01", detached = true, unlogged = true, storage = "fillfactor=70")
                @Partition(name = "t_2026", schema = "now", from = "2026-01-01", to = "MAXVALUE")
                @Partition(name = "t_rest", otherwise = true)
                """ + RECORD);

        assertThat(compilation.table().partitioning())
                .isEqualTo(Partitioning.of(
                        PartitionKey.of(Strategy.RANGE, "held_on"),
                        Partition.of(name("t_old"), range(Value.MINVALUE, Value.of("2026-01-01")))
                                .withAttached(false)
                                .withOptions(new TableOptions(null, true, new TreeMap<>(Map.of("fillfactor", "70")))),
                        Partition.of(new QualifiedName("now", "t_2026"), range(Value.of("2026-01-01"), Value.MAXVALUE)),
                        Partition.of(name("t_rest"), PartitionBound.REST)));
    }

    @Test
    void partitionsAreDividedFurther() {
        Compilation compilation = compile("""
                @Partitioned(by = PartitionStrategy.LIST, columns = "kind COLLATE \\"C\\" text_ops")
                @Partition(name = "t_news", in = {"news", "it's"}, orNull = true, by = PartitionStrategy.HASH, columns = "id")
                @Partition(name = "t_news_0", of = "t_news", modulus = 1)
                @Table record T(@Id int id, @Id String kind) {}
                """);

        PartitionKey key = new PartitionKey(
                Strategy.LIST, List.of(new Index.Part("kind", null, "C", new SqlExpression("text_ops"), false, false)));
        assertThat(compilation.table().partitioning())
                .isEqualTo(Partitioning.of(
                        key,
                        Partition.of(
                                        name("t_news"),
                                        new PartitionBound.In(List.of(Value.of("news"), Value.of("it's"), Value.NULL)))
                                .withKey(PartitionKey.of(Strategy.HASH, "id")),
                        Partition.of(name("t_news_0"), new PartitionBound.Hash(1, 0))
                                .withParent(name("t_news"))));
    }

    @Test
    void anExpressionDividesATableWithoutKeys() {
        Compilation compilation = compile("""
                @SuppressWarnings("DUN1401")
                @Partitioned(columns = {"(lower(kind))", "id"})
                @Partition(name = "t_a", from = "a", to = {"b", "7"})
                @Table record T(int id, String kind) {}
                """);

        Partitioning partitioning = compilation.table().partitioning();
        assertThat(partitioning.key().parts().get(0).expression()).isEqualTo(new SqlExpression("lower(kind)"));
        assertThat(partitioning.partitions().get(0).bound())
                .isEqualTo(new PartitionBound.Range(
                        List.of(Value.of("a"), Value.MINVALUE), List.of(Value.of("b"), Value.of("7"))));
    }

    @Test
    void partitionsThatTheApplicationMakesAreNotDeclared() {
        Compilation compilation = compile("@Partitioned(columns = \"heldOn\", managed = false)" + RECORD);

        assertThat(compilation.table().partitioning())
                .isEqualTo(new Partitioning(PartitionKey.of(Strategy.RANGE, "held_on"), false, List.of()));
        assertThat(compilation.messages()).isEmpty();
    }

    @Test
    void aFormerNameIsAHint() {
        Compilation compilation = compile("""
                @Partitioned(columns = "heldOn")
                @Partition(name = "t_rest", was = "t_default", otherwise = true)
                """ + RECORD);

        assertThat(compilation.clean().hints().was())
                .containsEntry(Subject.partition(name("t"), name("t_rest")), "t_default");
    }

    @Test
    void aTableWithoutPartitionsIsAWarning() {
        Message message = compile("@Partitioned(columns = \"heldOn\")" + RECORD).only(Code.NO_PARTITIONS);

        assertThat(message.kind()).isIn(Diagnostic.Kind.WARNING, Diagnostic.Kind.MANDATORY_WARNING);
        assertThat(message.text())
                .startsWith("[DUN1706] \"T\" has no partitions, at T (t)")
                .contains("managed = false");
        assertThat(message.source()).startsWith("@Partitioned");
    }

    @Test
    void keysContainWhatDividesTheTable() {
        Message message = compile("""
                @Partitioned(columns = "heldOn")
                @Partition(name = "t_rest", otherwise = true)
                @Table record T(@Id int id, java.time.LocalDate heldOn) {}
                """).only(Code.KEY_ACROSS_PARTITIONS);

        assertThat(message.text())
                .startsWith("[DUN1708] \"id\" cannot be unique across partitions, at T.id (t.id)")
                .contains("Add to the key: held_on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DUN1708 | @Partitioned(columns = "heldOn") @Unique(columns = "kind") @Partition(name = "p", otherwise = true)
            DUN1708 | @Partitioned(columns = "heldOn") @Index(columns = "kind", unique = true) @Partition(name = "p", otherwise = true)
            DUN1708 | @Partitioned(columns = "(id + 1)") @Partition(name = "p", otherwise = true)
            DUN1701 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "", from = "1")
            DUN1702 | @Partition(name = "p", otherwise = true)
            DUN1702 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "q", of = "p", otherwise = true)
            DUN1703 | @Partitioned(columns = {})
            DUN1703 | @Partitioned(by = PartitionStrategy.LIST, columns = {"id", "heldOn"})
            DUN1703 | @Partitioned(columns = "id DESC")
            DUN1403 | @Partitioned(columns = "nothing")
            DUN1704 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "q")
            DUN1704 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "q", in = "1")
            DUN1704 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "q", from = "1", in = "1")
            DUN1704 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "q", from = "one")
            DUN1704 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "q", from = {"1", "2"})
            DUN1704 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "q", from = "1", to = "1")
            DUN1704 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "q", from = "1", otherwise = true)
            DUN1704 | @Partitioned(by = PartitionStrategy.HASH, columns = "id") @Partition(name = "p", modulus = 2) @Partition(name = "q", modulus = 2, remainder = 2)
            DUN1704 | @Partitioned(by = PartitionStrategy.HASH, columns = "id") @Partition(name = "p", modulus = 2) @Partition(name = "q", otherwise = true)
            DUN1705 | @Partitioned(columns = "id") @Partition(name = "p", otherwise = true) @Partition(name = "q", otherwise = true)
            DUN1705 | @Partitioned(columns = "id") @Partition(name = "p", from = "1", to = "3") @Partition(name = "q", from = "1", to = "2")
            DUN1705 | @Partitioned(by = PartitionStrategy.LIST, columns = "id") @Partition(name = "p", in = {"1", "2"}) @Partition(name = "q", in = {"+2", "3"})
            DUN1705 | @Partitioned(by = PartitionStrategy.HASH, columns = "id") @Partition(name = "p", modulus = 2) @Partition(name = "q", modulus = 4, remainder = 2)
            DUN1707 | @Partitioned(columns = "id", managed = false) @Partition(name = "p", otherwise = true)
            DUN1206 | @Partitioned(columns = "id") @Partition(name = "t", otherwise = true)
            """)
    void whatPostgresqlCannotDivideIsAnError(String code, String annotations) {
        Message message = compile(annotations + RECORD).only(code(code));

        assertThat(message.kind()).isEqualTo(Diagnostic.Kind.ERROR);
    }

    @ParameterizedTest
    @CsvSource({"unlogged = true", "storage = \"fillfactor=70\"", "tablespace = \"fast\""})
    void optionsAreOfPartitions(String option) {
        Message message = compile("@Partitioned(columns = \"id\") @Partition(name = \"p\", otherwise = true) @Table(%s)"
                                .formatted(option)
                        + " record T(@Id int id) {}")
                .only(Code.NOT_ON_PARTITIONED_TABLE);

        assertThat(message.text()).contains("Write it on each @Partition.");
    }

    @ParameterizedTest
    @CsvSource({"17, 1", "18, 0"})
    void aRelationIsCheckedBeforeVersion18(int postgres, int problems) {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema(postgres = %d)".formatted(postgres))
                .body("""
                @Partitioned(columns = "id") @Partition(name = "p", otherwise = true)
                @Table record T(@Id int id, @Relation(to = T.class, valid = false) int other) {}
                """)
                .compile();

        assertThat(compilation.messages())
                .filteredOn(message -> message.text().contains(Code.NOT_ON_PARTITIONED_TABLE.id()))
                .hasSize(problems);
    }

    @ParameterizedTest
    @CsvSource({"16, DUN1709, a WITH =", "17, DUN1708, b WITH =", "17, DUN1708, a WITH &&", "17, , a WITH ="})
    void anExclusionComparesWhatDividesTheTable(int postgres, @Nullable String code, String element) {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema(postgres = %d)".formatted(postgres))
                .body("""
                @SuppressWarnings({"DUN1401", "DUN1108"})
                @Partitioned(columns = "a") @Partition(name = "p", otherwise = true)
                @Exclude(method = "btree", elements = "%s")
                @Table record T(int a, int b) {}
                """.formatted(element))
                .compile();

        if (code == null) {
            assertThat(compilation.messages()).isEmpty();
        } else {
            compilation.only(code(code));
        }
    }

    @Test
    void noCheckIsOfThePartitionedTableAlone() {
        compile("""
                @SuppressWarnings("DUN1401")
                @Partitioned(columns = "a") @Partition(name = "p", otherwise = true)
                @Check(value = "a > 0", noInherit = true) @Table record T(int a) {}
                """).only(Code.NOT_ON_PARTITIONED_TABLE);
    }

    @Test
    void aPartitionedTableInheritsNothing() {
        compile("""
                @Table record Base(@Id int a) {}
                @Partitioned(columns = "a") @Partition(name = "p", otherwise = true)
                @Table(inherits = Base.class) record T(@Id int a) {}
                """).only(Code.NOT_ON_PARTITIONED_TABLE);
    }

    @Test
    void aPartitionedTableIsNotInherited() {
        compile("""
                @Partitioned(columns = "a") @Partition(name = "p", otherwise = true)
                @Table record Base(@Id int a) {}
                @Table(inherits = Base.class) record T(@Id int a) {}
                """).only(Code.INHERITED_TABLE);
    }

    @Test
    void aPartitionIsInATablespaceOfItsOwn() {
        Compilation compilation = compile("""
                @Partitioned(columns = "a") @Partition(name = "p", otherwise = true, tablespace = "slow")
                @Table record T(@Id int a) {}
                """);

        assertThat(compilation.table().partitions().get(0).options().tablespace())
                .isEqualTo("slow");
    }

    @Test
    void aGeneratedColumnDividesNothing() {
        compile("""
                @SuppressWarnings("DUN1401")
                @Partitioned(columns = "b") @Partition(name = "p", otherwise = true)
                @Table record T(int a, @Column(generatedAs = "a + 1") int b) {}
                """).only(Code.PARTITION_KEY);
    }

    private static QualifiedName name(String name) {
        return QualifiedName.of(name);
    }

    private static PartitionBound range(Value from, Value to) {
        return new PartitionBound.Range(List.of(from), List.of(to));
    }

    private static Code code(String id) {
        return Arrays.stream(Code.values())
                .filter(code -> code.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
