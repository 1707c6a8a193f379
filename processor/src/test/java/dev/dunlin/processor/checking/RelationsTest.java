package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.processor.testing.TestCompiler;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Constraint.Action;
import dev.dunlin.schema.model.Constraint.Deferral;
import dev.dunlin.schema.model.Constraint.ForeignKey;
import dev.dunlin.schema.model.QualifiedName;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelationsTest {
    private static final String CUTS = """
            @Table("cuts") record Cut(@Id UUID id, @Unique int number, @Unique(deferrable = true) int late, String name) {}
            """;

    private static Compilation shift(String components) {
        return TestCompiler.javac()
                .anchor("@Schema")
                .body(CUTS)
                .body("@Table(\"shifts\") record Shift(@Id int id, %s) {}".formatted(components))
                .compile();
    }

    private static ForeignKey key(Compilation compilation) {
        List<ForeignKey> keys = compilation.table("shifts").foreignKeys();
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }

    @Test
    void aRelationIsAForeignKeyWithAnIndex() {
        Compilation compilation = shift("@Relation(to = Cut.class) UUID cutId");

        assertThat(key(compilation))
                .isEqualTo(new ForeignKey(
                        "shifts_cut_id_fkey",
                        List.of("cut_id"),
                        QualifiedName.of("cuts"),
                        List.of("id"),
                        Action.RESTRICT,
                        Action.CASCADE,
                        false,
                        Deferral.NOT_DEFERRABLE,
                        true));
        assertThat(compilation.table("shifts").indexes()).extracting("name").containsExactly("shifts_cut_id_idx");
        assertThat(compilation.clean().location(Subject.index(QualifiedName.of("shifts"), "shifts_cut_id_idx")))
                .hasToString("Shift.cutId");
    }

    @Test
    void aNullableRelationOutlivesItsTarget() {
        assertThat(key(shift("@Relation(to = Cut.class) @Nullable UUID cutId")).onDelete())
                .isEqualTo(Action.SET_NULL);
    }

    @Test
    void everythingCanBeSaid() {
        ForeignKey key =
                key(shift("@Relation(to = Cut.class, references = \"number\", onDelete = ReferentialAction.CASCADE,"
                        + " onUpdate = ReferentialAction.NO_ACTION, initiallyDeferred = true, match = Match.FULL, valid = false,"
                        + " index = false, name = \"fk\") int cut"));

        assertThat(key)
                .isEqualTo(new ForeignKey(
                        "fk",
                        List.of("cut"),
                        QualifiedName.of("cuts"),
                        List.of("number"),
                        Action.CASCADE,
                        Action.NO_ACTION,
                        true,
                        Deferral.INITIALLY_DEFERRED,
                        false));
    }

    @Test
    void compositeKeysArePairedInTheirOrder() {
        Compilation compilation = compile("""
                @Table record Seat(@Id(order = 2) int row, @Id(order = 1) String hall) {}
                @Relation(to = Seat.class, columns = {"hall", "seatRow"})
                @Table record Ticket(@Id int id, @Nullable Integer seatRow, String hall) {}
                """);

        ForeignKey key = compilation.table("ticket").foreignKeys().get(0);
        assertThat(key.columns()).containsExactly("hall", "seat_row");
        assertThat(key.references()).containsExactly("hall", "row");
        assertThat(key.onDelete()).as("one column is required").isEqualTo(Action.RESTRICT);
        assertThat(key.name()).isEqualTo("ticket_hall_seat_row_fkey");
    }

    @Test
    void anEmbeddedKeyRefersToACompositeOne() {
        Compilation compilation = compile("""
                record SeatKey(String hall, int row) {}
                @Table record Seat(@Id @Embedded(prefix = "") SeatKey key) {}
                @Table record Ticket(@Id int id, @Relation(to = Seat.class) @Embedded SeatKey seat) {}
                """);

        assertThat(compilation.table("seat").primaryKey().orElseThrow().columns())
                .containsExactly("hall", "row");
        assertThat(compilation.table("ticket").foreignKeys().get(0).columns()).containsExactly("seat_hall", "seat_row");
    }

    @Test
    void aTableMayReferToItself() {
        Compilation compilation =
                compile("@Table record Node(@Id long id, @Relation(to = Node.class) long parentId) {}");

        assertThat(compilation.table().foreignKeys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Id @Relation(to = Cut.class) UUID cutId",
                "@Unique @Relation(to = Cut.class) UUID cutId",
                "@Index(columns = {\"cutId\", \"id\"}) @Relation(to = Cut.class) UUID cutId",
                "@Index(method = \"hash\") @Relation(to = Cut.class) UUID cutId",
                "@Relation(to = Cut.class, index = false) UUID cutId",
            })
    void aRelationThatIsCoveredBringsNoIndex(String component) {
        Compilation compilation = TestCompiler.javac()
                .anchor("@Schema")
                .body(CUTS)
                .body("@Table(\"shifts\") record Shift(%s, @Id int id) {}".formatted(component))
                .compile();

        assertThat(compilation.table("shifts").indexes()).hasSize(component.startsWith("@Index") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Index(where = \"cut_id IS NOT NULL\") @Relation(to = Cut.class) UUID cutId",
                "@Index(columns = {\"id\", \"cutId\"}) @Relation(to = Cut.class) UUID cutId",
                "@Index(method = \"brin\") @Relation(to = Cut.class) UUID cutId",
            })
    void aRelationThatIsNotCoveredBringsOne(String component) {
        assertThat(shift(component).table("shifts").indexes())
                .anySatisfy(
                        index -> assertThat(index.parts()).extracting("column").containsExactly("cut_id"))
                .hasSize(2);
    }

    @Test
    void twoRelationsOfOneColumnShareAnIndex() {
        Compilation compilation =
                shift("@Relation(to = Cut.class) @Relation(to = Cut.class, name = \"again\") UUID cutId");

        assertThat(compilation.table("shifts").foreignKeys()).hasSize(2);
        assertThat(compilation.table("shifts").indexes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "int", "UUID[]", "Day"})
    void aRelationLeadsToATable(String target) {
        Message message = compile("enum Day { MONDAY } @Table record T(@Id int id, @Relation(to = %s.class) int x) {}"
                        .formatted(target))
                .only(Code.TARGET_NOT_TABLE);

        assertThat(message.text()).startsWith("[DUN1501] \"%s\" is not a table, at T.x (t.x)".formatted(target));
        assertThat(message.source()).contains("class");
    }

    @Test
    void aRelationStaysInItsHistory() {
        Message message = TestCompiler.javac()
                .anchor("@Schema")
                .source("other/package-info.java", "@dev.dunlin.annotations.Schema(history = \"media\") package other;")
                .source(
                        "other/Video.java",
                        "package other; import dev.dunlin.annotations.*; @Table public record Video(@Id int id) {}")
                .body("@Table record T(@Id int id, @Relation(to = other.Video.class) int videoId) {}")
                .compile()
                .only(Code.TARGET_IN_OTHER_HISTORY);

        assertThat(message.text())
                .startsWith("[DUN1502] \"Video\" is not a table of history \"main\", at T.videoId (t.video_id)")
                .contains("It belongs to history \"media\".")
                .contains("@Table(value = \"…\", managed = false) record VideoReference(@Id …) {}");
    }

    @Test
    void aTableThatIsNotManagedCanBeReferredTo() {
        Compilation compilation = compile("""
                @Table(value = "videos", managed = false) record VideoReference(@Id int id, @Relation(to = T.class) int t) {}
                @Table record T(@Id int id, @Relation(to = VideoReference.class) int videoId) {}
                """);

        assertThat(compilation.table("t").foreignKeys().get(0).target()).isEqualTo(QualifiedName.of("videos"));
        assertThat(compilation.table("videos").managed()).isFalse();
        assertThat(compilation.table("videos").indexes())
                .as("what is not managed is not indexed")
                .isEmpty();
    }

    @Test
    void aTargetHasAKey() {
        Message message = compile("""
                @SuppressWarnings("DUN1401") @Table record Log(int line) {}
                @Table record T(@Id int id, @Relation(to = Log.class) int log) {}
                """).only(Code.TARGET_WITHOUT_KEY);

        assertThat(message.text())
                .startsWith("[DUN1503] \"Log\" has no primary key, at T.log (t.log)")
                .endsWith("Write @Id on the key of Log, or name a unique key: references = {\"…\"}");
    }

    @Test
    void aCompositeKeyNeedsAsManyColumns() {
        Message message = compile("""
                @Table record Seat(@Id String hall, @Id int row) {}
                @Table record T(@Id int id, @Relation(to = Seat.class) String hall) {}
                """).only(Code.COLUMN_COUNT);

        assertThat(message.text())
                .startsWith("[DUN1504] \"hall\" is not as many columns as the key of Seat, at T.hall (t.hall)")
                .contains("It has 2: hall, row.")
                .endsWith("@Relation(to = Seat.class, columns = {\"…\", \"…\"})");
    }

    @ParameterizedTest
    @CsvSource({"String, text", "int, integer", "Instant, timestamptz", "UUID[], uuid[]", "Boolean, boolean"})
    void aRelationIsOfTheKeysType(String javaType, String sqlType) {
        Message message =
                shift("@Relation(to = Cut.class) %s cutId".formatted(javaType)).only(Code.KEY_TYPE);

        assertThat(message.text())
                .startsWith(
                        "[DUN1505] \"cutId\" is %s (%s), and the key Cut.id is UUID (uuid), at Shift.cutId (shifts.cut_id)"
                                .formatted(javaType, sqlType))
                .endsWith("Write: UUID cutId");
    }

    @Test
    void aLengthDoesNotMatter() {
        Compilation compilation = compile("""
                @Table record A(@Id @Column(length = 5) String id, @Unique @Column(precision = 5) BigDecimal amount) {}
                @Table record B(@Id int id, @Relation(to = A.class) String a,
                    @Relation(to = A.class, references = "amount") BigDecimal b) {}
                """);

        assertThat(compilation.table("b").foreignKeys()).hasSize(2);
    }

    @Test
    void integersOfDifferentSizesAreAWarning() {
        Message message = compile("""
                @Table record A(@Id long id) {}
                @Table record B(@Id int id, @Relation(to = A.class) int a) {}
                """).only(Code.KEY_WIDTH);

        assertThat(message.kind()).isIn(Diagnostic.Kind.WARNING, Diagnostic.Kind.MANDATORY_WARNING);
        assertThat(message.text()).startsWith("[DUN1510] \"a\" is int (integer), and the key A.id is long (bigint)");
    }

    @ParameterizedTest
    @CsvSource({"name, String", "late, int"})
    void onlyAKeyCanBeReferredTo(String column, String javaType) {
        Message message = shift("@Relation(to = Cut.class, references = \"%s\") %s cut".formatted(column, javaType))
                .only(Code.NOT_A_KEY);

        assertThat(message.text())
                .startsWith("[DUN1506] \"%s\" is not a key of Cut, at Shift.cut (shifts.cut)".formatted(column))
                .contains("that is not deferrable: id; number.")
                .endsWith("Make it unique, write on Cut: @Unique(columns = {\"%s\"})".formatted(column));
    }

    @Test
    void aUniqueIndexIsAKey() {
        Compilation compilation = compile("""
                @Index(columns = {"b", "a"}, unique = true)
                @Table record A(@Id int id, int a, int b) {}
                @Relation(to = A.class, columns = {"x", "y"}, references = {"a", "b"})
                @Table record B(@Id int id, int x, int y) {}
                """);

        assertThat(compilation.table("b").foreignKeys().get(0).references()).containsExactly("a", "b");
    }

    @Test
    void aPartialUniqueIndexIsNoKey() {
        compile("""
                @Index(columns = "a", unique = true, where = "a > 0")
                @Table record A(@Id int id, int a) {}
                @Table record B(@Id int id, @Relation(to = A.class, references = "a") int x) {}
                """).only(Code.NOT_A_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onDelete", "onUpdate"})
    void aRequiredColumnCannotBeSetToNull(String event) {
        Message message = shift(
                        "@Relation(to = Cut.class, %s = ReferentialAction.SET_NULL) UUID cutId".formatted(event))
                .only(Code.SET_NULL_REQUIRED);

        assertThat(message.text())
                .startsWith("[DUN1507] \"cutId\" is required, at Shift.cutId (shifts.cut_id)")
                .contains("Write: @Nullable UUID cutId");
        assertThat(message.source()).startsWith(".SET_NULL");
    }

    @Test
    void aRequiredColumnNeedsADefaultToBeSetTo() {
        String relation =
                "@Relation(to = Cut.class, references = \"number\", onDelete = ReferentialAction.SET_DEFAULT)";
        Message message = shift(relation + " int cut").only(Code.SET_DEFAULT_WITHOUT_DEFAULT);

        assertThat(message.text())
                .startsWith("[DUN1508] \"cut\" is required and has no default, at Shift.cut (shifts.cut)");
        assertThat(key(shift(relation + " @Column(defaultValue = \"0\") int cut"))
                        .onDelete())
                .isEqualTo(Action.SET_DEFAULT);
        assertThat(key(shift(relation + " @Nullable Integer cut")).onDelete()).isEqualTo(Action.SET_DEFAULT);
    }

    @Test
    void aCircleOfRequiredRelationsIsAWarning() {
        Message message = compile("""
                @Table record A(@Id int id, @Relation(to = B.class) int b) {}
                @Table record B(@Id int id, @Relation(to = C.class) int c) {}
                @Table record C(@Id int id, @Relation(to = A.class) int a) {}
                """).only(Code.REQUIRED_CYCLE);

        assertThat(message.kind()).isIn(Diagnostic.Kind.WARNING, Diagnostic.Kind.MANDATORY_WARNING);
        assertThat(message.text())
                .startsWith("[DUN1509] \"a → b → c → a\" is a circle of required relations, at C.a (c.a)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Relation(to = A.class) @Nullable Integer a",
                "@Relation(to = A.class, deferrable = true) int a",
                "@Relation(to = A.class, initiallyDeferred = true) int a",
            })
    void aCircleWithAWayInIsNone(String component) {
        Compilation compilation = compile("""
                @Table record A(@Id int id, @Relation(to = B.class) int b) {}
                @Table record B(@Id int id, %s) {}
                """.formatted(component));

        assertThat(compilation.messages()).isEmpty();
    }

    @Test
    void aLoggedTableCannotReferToAnUnloggedOne() {
        String tables = """
                @Table(unlogged = true) record Cache(@Id int id) {}
                @Table(unlogged = %s) record T(@Id int id, @Relation(to = Cache.class) int cache) {}
                """;
        Message message = compile(tables.formatted(false)).only(Code.UNLOGGED_TARGET);

        assertThat(message.text()).startsWith("[DUN1511] \"Cache\" is unlogged, and T is not, at T.cache (t.cache)");
        assertThat(compile(tables.formatted(true)).messages()).isEmpty();
    }

    @Test
    void nothingWritesAGeneratedColumn() {
        String column = "@Column(generatedAs = \"id\") int cut";
        ForeignKey key = key(shift("@Relation(to = Cut.class, references = \"number\") " + column));
        Message message = shift(
                        "@Relation(to = Cut.class, references = \"number\", onUpdate = ReferentialAction.CASCADE) "
                                + column)
                .only(Code.GENERATED_RELATION);

        assertThat(key.onUpdate()).isEqualTo(Action.NO_ACTION);
        assertThat(message.text()).startsWith("[DUN1512] \"cut\" is generated, at Shift.cut (shifts.cut)");
    }
}
