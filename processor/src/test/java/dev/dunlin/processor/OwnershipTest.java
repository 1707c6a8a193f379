package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.testing.Compiler;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An anchor says which history a table belongs to, and the compilation that compiles the anchor owns the history. */
class OwnershipTest {
    @TempDir
    Path folder;

    private Project project;

    static Stream<Compiler> compilers() {
        return Stream.of(Compiler.javac(), Compiler.ecj());
    }

    @BeforeEach
    void start() {
        project = Project.in(folder);
    }

    private Project anchor(String packageName, String members) {
        return project.source(
                packageName.replace('.', '/') + "/package-info.java", """
                @dev.dunlin.annotations.Schema(%s)
                package %s;
                """.formatted(members, packageName));
    }

    private Project table(String packageName, String name) {
        return project.source(packageName.replace('.', '/') + "/" + name + ".java", """
                package %s;

                import dev.dunlin.annotations.*;

                @Table
                public record %s(@Id int id) {}
                """.formatted(packageName, name));
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void aTableUnderNoAnchorIsAnErrorThatShowsTheLineToAdd(Compiler compiler) {
        table("org.example", "Lost");

        Outcome outcome = project.with(compiler).compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.text())
                .contains("[DUN1101] \"Lost\" belongs to no history, at Lost")
                .contains("@dev.dunlin.annotations.Schema(history = \"main\", name = \"public\")")
                .contains("package org.example;");
    }

    @Test
    void aTableInNoPackageCannotBeAnchored() {
        project.source("Lost.java", """
                import dev.dunlin.annotations.*;

                @Table
                public record Lost(@Id int id) {}
                """);

        assertThat(project.compile().text()).contains("[DUN1101]", "Move the record into a package");
    }

    @Test
    void theNearestAnchorCounts() {
        anchor("org.example", "history = \"main\"");
        anchor("org.example.media.video", "history = \"media\"");
        table("org.example.media", "Photo");
        table("org.example.media.video.part", "Video");

        project.compile();

        assertThat(project.emitted("META-INF/dunlin/main/snapshot.json"))
                .contains("photo")
                .doesNotContain("video");
        assertThat(project.emitted("META-INF/dunlin/media/snapshot.json"))
                .contains("video")
                .doesNotContain("photo");
    }

    @Test
    void severalAnchorsMayNameOneHistory() {
        anchor("org.example.one", "extensions = {\"citext\", \"hstore\"}");
        anchor("org.example.two", "history = \"main\", online = true, extensions = {\"hstore\", \"citext\"}");
        table("org.example.one", "Photo");
        table("org.example.two", "Video");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(project.emitted("META-INF/dunlin/main/snapshot.json")).contains("photo", "video");
    }

    @Test
    void anchorsOfOneHistoryMustAgree() {
        anchor("org.example.one", "name = \"one\"");
        anchor("org.example.two", "name = \"two\"");
        table("org.example.one", "Photo");

        Outcome outcome = project.compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.codes()).containsExactly("DUN1103");
        assertThat(outcome.text()).contains("two/package-info.java:1", "org.example.one");
    }

    @Test
    void anchorsOfOneHistoryMustAgreeWhenOneOfThemIsCompiledAlone() {
        anchor("org.example.one", "name = \"same\"");
        anchor("org.example.two", "name = \"same\"");
        project.compile();

        anchor("org.example.two", "name = \"other\"");
        Outcome outcome = project.compileOnly("org/example/two/package-info.java");

        assertThat(outcome.codes()).containsExactly("DUN1103");
    }

    @ParameterizedTest
    @MethodSource("compilers")
    void anAnchorThatIsNoLongerOneOwnsNothing(Compiler compiler) {
        anchor("org.example", "");
        project.with(compiler).compile();
        assertThat(project.emitted()).containsKey("META-INF/dunlin/main/snapshot.json");

        project.source("org/example/package-info.java", "package org.example;\n");
        table("org.example", "Lost");

        assertThat(project.compile().codes()).containsExactly("DUN1101");
    }

    @Test
    void anAnchorThatWasDeletedIsNone() {
        anchor("org.example", "");
        table("org.example", "Lost");
        project.compile();

        Outcome outcome = project.without("org/example/package-info.java").compileOnly("org/example/Lost.java");

        assertThat(outcome.codes()).containsExactly("DUN1101");
    }

    @Test
    void relationsIntoAHistoryOfAnotherModuleAreRefused() {
        anchor("org.example", "history = \"main\"");
        table("org.example", "Cut");
        project.compile();

        Project other = Project.in(folder.resolve("other")).seeing(project.path("target/classes"));
        Outcome outcome = other.source("org/media/package-info.java", """
                        @dev.dunlin.annotations.Schema(history = "media")
                        package org.media;
                        """)
                .source("org/media/Video.java", """
                        package org.media;

                        import dev.dunlin.annotations.*;

                        @Table
                        public record Video(@Id int id, @Relation(to = org.example.Cut.class) int cutId) {}
                        """)
                .compile();

        assertThat(outcome.codes()).containsExactly("DUN1502");
    }

    @Test
    void aHistoryThatCannotBeAFolderIsRefused() {
        anchor("org.example", "history = \"../main\"");
        table("org.example", "Cut");

        Outcome outcome = project.option("name", "initial").compile();

        assertThat(outcome.codes()).containsExactly("DUN1104");
        assertThat(project.files("src/main/resources")).isEmpty();
    }

    @Test
    void twoHistoriesCannotOwnOneTable() {
        anchor("org.example.main", "history = \"main\", name = \"public\"");
        anchor("org.example.media", "history = \"media\", name = \"public\"");
        table("org.example.main", "Item");
        table("org.example.media", "Item");

        Outcome outcome = project.option("name", "initial").compile();

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.codes()).containsOnlyOnce("DUN1205");
        assertThat(outcome.text())
                .contains("media/Item.java:5: error: [DUN1205]")
                .contains("\"public.item\" belongs to histories \"main\" and \"media\", at Item (public.item)")
                .contains("record org.example.main.Item", "record org.example.media.Item");
        assertThat(project.migrations()).isEmpty();
        assertThat(project.option("history", "main").compile().codes()).containsExactly("DUN2208");
    }

    @Test
    void whereTheSearchPathDecidesItDecidesTheSameForBoth() {
        anchor("org.example.main", "history = \"main\"");
        anchor("org.example.media", "history = \"media\"");
        table("org.example.main", "Item");
        table("org.example.media", "Item");

        assertThat(project.compile().codes()).contains("DUN1205");
    }

    @Test
    void tablesOfOneNameInTwoSchemasAreTwoTables() {
        anchor("org.example.main", "history = \"main\", name = \"public\"");
        anchor("org.example.media", "history = \"media\", name = \"media\"");
        table("org.example.main", "Item");
        table("org.example.media", "Item");

        assertThat(project.compile().codes()).containsOnly("DUN2201");
    }

    @Test
    void aHistoryMayKnowATableThatAnotherOneOwns() {
        anchor("org.example.main", "history = \"main\"");
        anchor("org.example.media", "history = \"media\"");
        table("org.example.main", "Item");
        project.source("org/example/media/Item.java", """
                package org.example.media;

                import dev.dunlin.annotations.*;

                @Table(managed = false)
                public record Item(@Id int id) {}
                """);

        assertThat(project.compile().codes()).containsOnly("DUN2201");
    }

    @Test
    void twoHistoriesCannotOwnOneEnumType() {
        anchor("org.example.main", "history = \"main\"");
        anchor("org.example.media", "history = \"media\"");
        project.source("org/example/Size.java", "package org.example; public enum Size { SMALL, LARGE }");
        for (String history : List.of("main", "media")) {
            project.source("org/example/%1$s/%1$s.java".formatted(history), """
                    package org.example.%1$s;

                    import dev.dunlin.annotations.*;

                    @Table
                    record %1$s(@Id int id, org.example.Size size) {}
                    """.formatted(history));
        }

        Outcome outcome = project.compile();

        assertThat(outcome.codes()).containsOnlyOnce("DUN1208");
        assertThat(outcome.text())
                .contains("\"size\" belongs to histories \"main\" and \"media\"")
                .contains("enum org.example.Size");
    }
}
