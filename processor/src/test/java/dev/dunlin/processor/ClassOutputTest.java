package dev.dunlin.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class output need not be a folder, and a folder need not be where a build has it. */
class ClassOutputTest {
    private static final String SNAPSHOT = "META-INF/dunlin/main/snapshot.json";

    @TempDir
    Path folder;

    private static final List<JavaFileObject> SOURCES = List.of(
            JavaFileObjects.forSourceString(
                    "org.example.package-info", "@dev.dunlin.annotations.Schema\npackage org.example;\n"),
            JavaFileObjects.forSourceString("org.example.Thing", """
                    package org.example;

                    import dev.dunlin.annotations.*;

                    @Table
                    public record Thing(@Id int id) {}
                    """));

    private Compilation compile(String... options) {
        return javac().withProcessors(new TypeProcessor(), new HistoryProcessor())
                .withOptions((Object[]) options)
                .compile(SOURCES);
    }

    @Test
    void anOutputInMemoryIsWritten() {
        Compilation compilation = compile("-Adunlin.dir=" + folder, "-Adunlin.name=initial");

        assertThat(compilation).succeeded();
        assertThat(compilation).hadNoteContaining("[DUN2208]");
        assertThat(emitted(compilation, SNAPSHOT)).isPresent();
        assertThat(emitted(compilation, "META-INF/dunlin/types/org.example.Thing.json"))
                .isPresent();
        assertThat(folder.resolve("main/dunlin.properties")).exists();
    }

    @Test
    void anOutputInMemoryIsInNoProject() {
        Compilation compilation = compile();

        assertThat(compilation).failed();
        assertThat(compilation).hadErrorContaining("[DUN2101] nothing says where the migrations are");
    }

    @Test
    void withoutABuildARelativeFolderIsThatOfTheShell() {
        Compilation compilation = compile("-Adunlin.dir=no/such/folder");

        assertThat(compilation).failed();
        assertThat(compilation)
                .hadErrorContaining("the folder \"" + Path.of("no/such/folder").toAbsolutePath() + "\"");
    }

    @Test
    void classesMayLieBesideTheirSources() {
        Project project = Campaign.in(folder).outputInto("src/main/java").option("name", "initial");

        assertThat(project.compile().codes()).containsExactly("DUN2208");
        assertThat(project.compile().codes()).containsExactly("DUN2209");
        assertThat(project.files("src/main/java")).containsKey(SNAPSHOT);
    }

    private static Optional<JavaFileObject> emitted(Compilation compilation, String path) {
        return compilation.generatedFile(StandardLocation.CLASS_OUTPUT, path);
    }
}
