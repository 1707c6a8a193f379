package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.Policy.Command;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.RowSecurity.Mode;
import dev.dunlin.schema.model.SqlExpression;
import java.util.Arrays;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSecurityTest {
    private static final String RECORD = " @Table record T(@Id int id, String author) {}";

    @Test
    void policiesSayWhoSeesAndWritesWhichRows() {
        Compilation compilation = compile("""
                @RowLevelSecurity(forced = true)
                @Policy(name = "own", using = "author = CURRENT_USER")
                @Policy(name = "frozen", command = PolicyCommand.UPDATE, permissive = false,
                        roles = {"app", "CURRENT_USER"}, using = "id > 0", check = "id > 1")
                @Policy(name = "insert", command = PolicyCommand.INSERT, roles = {"app", "public"}, check = "true")
                """ + RECORD);

        assertThat(compilation.table().rowSecurity())
                .isEqualTo(new RowSecurity(
                        Mode.FORCED,
                        List.of(
                                Policy.of("own", sql("author = CURRENT_USER")),
                                new Policy(
                                        "frozen",
                                        Command.UPDATE,
                                        false,
                                        List.of("app", "current_user"),
                                        sql("id > 0"),
                                        sql("id > 1")),
                                new Policy("insert", Command.INSERT, true, List.of(), null, sql("true")))));
    }

    @Test
    void aFormerNameIsAHint() {
        Compilation compilation = compile("@RowLevelSecurity @Policy(name = \"own\", was = \"mine\")" + RECORD);

        assertThat(compilation.clean().hints().was())
                .containsEntry(Subject.policy(QualifiedName.of("t"), "own"), "mine");
    }

    @Test
    void policiesThatAreNotAppliedAreAWarning() {
        Message message =
                compile("@Policy(name = \"own\", using = \"true\")" + RECORD).only(Code.POLICY_NOT_APPLIED);

        assertThat(message.kind()).isIn(Diagnostic.Kind.WARNING, Diagnostic.Kind.MANDATORY_WARNING);
        assertThat(message.text()).startsWith("[DUN1803] \"T\" has policies that are not applied, at T (t)");
        assertThat(message.source()).startsWith("@Policy");
    }

    @Test
    void policiesMayWait() {
        Compilation compilation = compile("@RowLevelSecurity(enabled = false) @Policy(name = \"own\")" + RECORD);

        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.table().rowSecurity().mode()).isEqualTo(Mode.OFF);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DUN1801 | @Policy(name = "")
            DUN1801 | @Policy(name = "a") @Policy(name = "a")
            DUN1801 | @Policy(name = "a", roles = "")
            DUN1802 | @Policy(name = "a", command = PolicyCommand.INSERT, using = "true")
            DUN1802 | @Policy(name = "a", command = PolicyCommand.SELECT, check = "true")
            DUN1802 | @Policy(name = "a", command = PolicyCommand.DELETE, check = "true")
            DUN1308 | @Policy(name = "a", using = "true; DROP TABLE t")
            DUN1202 | @Policy(name = "a234567890123456789012345678901234567890123456789012345678901234")
            """)
    void aWrongPolicyIsAnError(String code, String policies) {
        Message message = compile("@RowLevelSecurity " + policies + RECORD).only(code(code));

        assertThat(message.kind()).isEqualTo(Diagnostic.Kind.ERROR);
    }

    private static SqlExpression sql(String text) {
        return new SqlExpression(text);
    }

    private static Code code(String id) {
        return Arrays.stream(Code.values())
                .filter(code -> code.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
