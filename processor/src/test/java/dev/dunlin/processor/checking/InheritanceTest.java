package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InheritanceTest {
    private static final String EVENT = """
            @Table record Event(@Id @Column(identity = Identity.ALWAYS) long id, @Column(defaultValue = "x") String kind,
                @Nullable Instant at) {}
            """;

    private static Compilation alarm(String components) {
        return compile(EVENT + "@Table(inherits = Event.class) record Alarm(%s) {}".formatted(components));
    }

    @Test
    void componentsThatAParentHasAreTheParents() {
        Table alarm = alarm("@Id long id, @Index String kind, @Nullable Instant at, int level")
                .table("alarm");

        assertThat(alarm.options().inherits()).containsExactly(QualifiedName.of("event"));
        assertThat(alarm.columns()).extracting(Column::name).containsExactly("level");
        assertThat(alarm.primaryKey().orElseThrow().columns()).containsExactly("id");
        assertThat(alarm.indexes()).containsExactly(Index.of("alarm_kind_idx", "kind"));
    }

    @Test
    void inheritedColumnsMayBeLeftOut() {
        Compilation compilation = compile("""
                @Table record A(@Id int a) {}
                @SuppressWarnings("DUN1401") @Table(inherits = A.class) record B(int b) {}
                @Table record C(@Id int c) {}
                @Table(inherits = {B.class, C.class}) record D(@Id int a, int d) {}
                """);

        assertThat(compilation.table("d").columns()).extracting(Column::name).containsExactly("d");
        assertThat(compilation.table("d").options().inherits())
                .containsExactly(QualifiedName.of("b"), QualifiedName.of("c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Id long id, int kind",
                "@Id long id, @Nullable String kind",
                "@Id long id, @Column(defaultValue = \"y\") String kind",
                "@Id long id, @Column(collation = \"C\") String kind",
            })
    void aColumnThatBothDeclareIsDeclaredAlike(String components) {
        Message message = alarm(components).only(Code.INHERITED_COLUMN);

        assertThat(message.text())
                .startsWith("[DUN1325] \"kind\" is not declared as in Event, at Alarm.kind (alarm.kind)")
                .contains("It is inherited, and there it is a required text with its default.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "Plain", "int"})
    void onlyTablesAreInherited(String parent) {
        Message message = compile(
                        "record Plain(int x) {} @Table(inherits = %s.class) record T(@Id int id) {}".formatted(parent))
                .only(Code.INHERITED_TABLE);

        assertThat(message.text())
                .startsWith("[DUN1324] \"%s\" is not a table of this history, at T (t)".formatted(parent));
    }

    @Test
    void aTableDoesNotInheritItself() {
        Compilation compilation = compile("""
                @Table(inherits = B.class) record A(@Id int id) {}
                @Table(inherits = A.class) record B(@Id int id) {}
                @Table(inherits = T.class) record T(@Id int id) {}
                """);

        assertThat(compilation.messages())
                .extracting(Message::text)
                .hasSize(3)
                .allMatch(text -> text.contains("[DUN1324]") && text.contains(" inherits itself, at "));
    }
}
