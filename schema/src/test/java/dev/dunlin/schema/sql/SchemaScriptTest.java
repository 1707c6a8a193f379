package dev.dunlin.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.DefaultValue;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TypeParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaScriptTest {
    private static final String CHECKSUM = "0123456789abcdef".repeat(4);

    @Test
    void theScriptNamesItsMigrationsAndMakesTablesInOrder() {
        Table books = table("books", "author").withJavaType("org.example.Book");
        Table authors = table("authors", null);
        Table elsewhere = table("elsewhere", null).withManaged(false);

        String script = SchemaScript.of(
                Schema.of(List.of("citext"), List.of(), List.of(books, authors, elsewhere)),
                List.of(
                        new SchemaScript.Member("20260211120000_initial", CHECKSUM),
                        new SchemaScript.Member("20260212100000_add_books", CHECKSUM)),
                "public");

        assertThat(script).isEqualTo("""
                        -- The whole schema, as these migrations make it. Written by Dunlin; do not edit.
                        -- dunlin:migration 20260211120000_initial %s
                        -- dunlin:migration 20260212100000_add_books %s

                        -- Add extension citext
                        CREATE EXTENSION IF NOT EXISTS "citext";

                        -- Create table authors
                        CREATE TABLE "public"."authors" (
                            "id" integer NOT NULL,
                            CONSTRAINT "authors_pkey" PRIMARY KEY ("id")
                        );

                        -- Create table books
                        CREATE TABLE "public"."books" (
                            "id" integer NOT NULL,
                            "author_id" integer NOT NULL,
                            CONSTRAINT "books_pkey" PRIMARY KEY ("id"),
                            CONSTRAINT "books_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "public"."authors" ("id")
                        );
                        """.formatted(CHECKSUM, CHECKSUM));
    }

    @Test
    void aCycleIsClosedAfterItsTables() {
        String script = SchemaScript.of(
                Schema.of(List.of(), List.of(), List.of(table("eggs", "hen"), table("hens", "egg"))),
                List.of(),
                "public");

        assertThat(script.lines().filter(line -> line.startsWith("-- ")))
                .containsExactly(
                        "-- The whole schema, as these migrations make it. Written by Dunlin; do not edit.",
                        "-- Create table eggs",
                        "-- Create table hens",
                        "-- Add foreign key eggs_hen_id_fkey to eggs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " x", "a\nb", "a\u202eb"})
    void aMigrationsNameStaysOnItsLine(String name) {
        assertThatThrownBy(() -> new SchemaScript.Member(name, CHECKSUM)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChecksumIsOne() {
        assertThatThrownBy(() -> new SchemaScript.Member("a", CHECKSUM + "0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Table table(String name, String parent) {
        QualifiedName qualified = new QualifiedName("public", name);
        Constraint key = new Constraint.PrimaryKey(name + "_pkey", List.of("id"));
        Column id = Column.of("id", TypeParser.parse("integer"));
        if (parent == null) {
            return Table.of(qualified, id).withConstraints(List.of(key));
        }
        Constraint.ForeignKey reference = new Constraint.ForeignKey(
                name + "_" + parent + "_id_fkey",
                List.of(parent + "_id"),
                new QualifiedName("public", parent + "s"),
                List.of("id"),
                Constraint.Action.NO_ACTION,
                Constraint.Action.NO_ACTION,
                false,
                Constraint.Deferral.NOT_DEFERRABLE,
                true);
        return Table.of(qualified, id, id.withName(parent + "_id").withDefault((DefaultValue) null))
                .withConstraints(List.of(key, reference));
    }
}
