package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domains, composite types and sequences from records to migrations, and from one migration to the next. */
class TypesOfASchemaTest {
    private static final String EMAIL = "shop/Email.java";
    private static final String CONTACT = "shop/Contact.java";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void commitTheInitialMigration() {
        project = Project.in(folder)
                .source("shop/package-info.java", """
                        @Schema(name = "shop")
                        @Sequence("customer_numbers")
                        package shop;

                        import dev.dunlin.annotations.*;
                        """)
                .source(EMAIL, email("@Domain", ""))
                .source(CONTACT, contact("String phone"))
                .source("shop/Customer.java", """
                        package shop;

                        import dev.dunlin.annotations.*;
                        import org.jspecify.annotations.Nullable;

                        @Table
                        public record Customer(
                                @Id @Column(defaultSql = "nextval('shop.customer_numbers')") long number,
                                Email email,
                                @Nullable Contact contact,
                                @Column(identity = Identity.ALWAYS) @Sequence(start = 1000) long account) {}
                        """);
    }

    private static String email(String annotation, String check) {
        return """
                package shop;

                import dev.dunlin.annotations.*;

                %s %s
                public record Email(@Column(length = 255) String value) {}
                """.formatted(annotation, check);
    }

    private static String contact(String components) {
        return """
                package shop;

                import dev.dunlin.annotations.*;

                @Composite
                public record Contact(Email email, %s) {}
                """.formatted(components);
    }

    private String written(String name, String accepted) {
        SortedMap<String, String> before = project.migrations();
        Outcome outcome =
                project.option("name", name).option("accept", accepted).compile();
        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        SortedMap<String, String> after = new TreeMap<>(project.migrations());
        after.keySet().removeAll(before.keySet());
        return String.join("\n", after.values());
    }

    @Test
    void theFirstMigrationCreatesEachBeforeWhatUsesIt() {
        String sql = written("initial", "");

        assertThat(sql)
                .containsSubsequence(
                        "CREATE SEQUENCE \"shop\".\"customer_numbers\";",
                        "CREATE DOMAIN \"shop\".\"email\" AS varchar(255);",
                        "CREATE TYPE \"shop\".\"contact\" AS (",
                        "CREATE TABLE \"shop\".\"customer\" (",
                        "\"email\" \"shop\".\"email\" NOT NULL",
                        "GENERATED ALWAYS AS IDENTITY (START WITH 1000)");
        assertThat(project.withoutOption("name")
                        .withoutOption("accept")
                        .compile()
                        .codes())
                .isEmpty();
    }

    @Test
    void anotherNameOfADomainOrAttributeIsARename() {
        written("initial", "");
        project.source(EMAIL, email("@Domain(\"mail\")", ""))
                .source(CONTACT, contact("@Column(name = \"telephone\") String phone"));

        String sql = written("rename", "rename-domain:email,rename-attribute:contact.phone");

        assertThat(sql)
                .contains(
                        "ALTER DOMAIN \"shop\".\"email\" RENAME TO \"mail\";",
                        "ALTER TYPE \"shop\".\"contact\" RENAME ATTRIBUTE \"phone\" TO \"telephone\";")
                .doesNotContain("CREATE DOMAIN", "DROP");
    }

    @Test
    void theDangerOfAChangeIsSaidWhereTheTypeIsDeclared() {
        written("initial", "");
        project.source(EMAIL, email("@Domain", "@Check(\"VALUE LIKE '%@%'\")"));

        Outcome outcome = project.option("name", "check").option("accept", "").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text()).contains("Email.java").contains("restrict-domain:email");
    }
}
