package dev.dunlin.processor.checking;

import static dev.dunlin.processor.testing.TestCompiler.compile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.testing.Compilation;
import dev.dunlin.processor.testing.Compilation.Message;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.ObjectId;
import dev.dunlin.schema.model.ObjectKind;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SqlExpression;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainsTest {
    private static final QualifiedName EMAIL = QualifiedName.of("email");

    @Test
    void aRecordWithOneComponentIsADomain() {
        Compilation compilation = compile("""
                @Domain @Check("VALUE LIKE '%@%'")
                record Email(@Column(length = 255, defaultValue = "a@b", collation = "C") String value) {}
                @Table record Person(@Id int id, Email email, @Nullable Email other, List<Email> more) {}
                """);

        assertThat(compilation.schema().objects().values())
                .containsExactly(new Domain(
                        EMAIL,
                        "test.Email",
                        ColumnType.Builtin.of("varchar", 255),
                        true,
                        new DefaultValue.Literal("a@b"),
                        "C",
                        List.of(new Constraint.Check("email_check", new SqlExpression("VALUE LIKE '%@%'"), true)),
                        null));
        ColumnType type = new ColumnType.Defined(EMAIL);
        assertThat(compilation.column("email").type()).isEqualTo(type);
        assertThat(compilation.column("email").nullable()).isFalse();
        assertThat(compilation.column("other").nullable()).isTrue();
        assertThat(compilation.column("more").type()).isEqualTo(new ColumnType.ArrayOf(type));
    }

    @Test
    void annotationsRefineItAndGiveHints() {
        Compilation compilation = compile("""
                @Domain(value = "mail", schema = "types", was = "email", notNull = true) @Comment("Where mail goes")
                record Email(@Check(value = "VALUE <> ''", name = "filled", valid = false) String value) {}
                """);

        Domain domain =
                (Domain) compilation.schema().objects().values().iterator().next();
        assertThat(domain.name()).isEqualTo(new QualifiedName("types", "mail"));
        assertThat(domain.nullable()).isFalse();
        assertThat(domain.comment()).isEqualTo("Where mail goes");
        assertThat(domain.check("filled").orElseThrow().valid()).isFalse();
        Subject subject = Subject.object(domain.id());
        assertThat(compilation.clean().hints().was()).containsEntry(subject, "email");
        assertThat(compilation.clean().location(subject)).hasToString("Email");
    }

    @Test
    void aDefaultOfAColumnIsAValueOfWhatTheDomainIsOver() {
        Compilation compilation = compile("""
                @Domain record Price(@Column(precision = 10, scale = 2) BigDecimal value) {}
                @Table record T(@Id int id, @Column(defaultValue = "free") Price price) {}
                """);

        assertThat(compilation.only(Code.INVALID_DEFAULT).text()).contains("\"free\" is not a value of type");
    }

    @Test
    void domainsAreOverDomainsEnumsAndWrittenTypes() {
        Compilation compilation = compile("""
                enum Level { LOW, HIGH }
                @Domain record Email(String value) {}
                @Domain record Work(Email value) {}
                @Domain record Grade(Level value) {}
                @Domain record Known(@Column(type = "email") String value) {}
                """);

        assertThat(compilation.schema().objects().keySet())
                .extracting(ObjectId::name)
                .extracting(QualifiedName::name)
                .containsExactly("email", "grade", "known", "work");
        assertThat(((Domain) compilation
                                .schema()
                                .object(ObjectKind.DOMAIN, QualifiedName.of("known"))
                                .orElseThrow())
                        .type())
                .isEqualTo(new ColumnType.Defined(EMAIL));
    }

    @Test
    void aDomainHasOneComponent() {
        Message message = compile("@Domain record Pair(String one, String other) {} @Table record T(@Id int id) {}")
                .only(Code.DOMAIN_COMPONENT);

        assertThat(message.text()).contains("\"Pair\" is a domain and has 2 components");
        assertThat(message.source()).contains("record Pair");
    }

    @Test
    void aRecordIsOneKindOfObject() {
        Message message = compile("@Domain @Table record T(@Id int id) {}").only(Code.TWO_KINDS);

        assertThat(message.text()).contains("\"T\" is both @Table and @Domain");
    }

    @Test
    void whatIsAboutColumnsOfTablesSaysNothingInADomain() {
        Message message =
                compile("@Domain record Email(@Unique String value) {}").only(Code.NOT_IN_TYPE);

        assertThat(message.text()).contains("\"@Unique\" says nothing in a domain");
        assertThat(compile("@Domain record Email(@Column(backfill = " + "\"''\") String value) {}")
                        .only(Code.NOT_IN_TYPE)
                        .text())
                .contains("\"backfill\" says nothing in a domain");
    }

    @Test
    void aTypeAndATableHaveDifferentNames() {
        Message message = compile("@Domain(\"t\") record Email(String value) {} @Table record T(@Id int id) {}")
                .only(Code.DUPLICATE_TYPE);

        assertThat(message.text()).contains("\"t\" is the name of two types");
    }

    @Test
    void aDomainOverItselfIsNone() {
        assertThat(compile("@Domain record Self(Self value) {}")
                        .only(Code.EMBEDDED_CYCLE)
                        .text())
                .contains("\"Self\" contains itself");
    }
}
