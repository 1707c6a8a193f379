package dev.dunlin.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.processor.testing.Campaign;
import dev.dunlin.processor.testing.Compiler;
import dev.dunlin.processor.testing.Jdks;
import dev.dunlin.processor.testing.Outcome;
import dev.dunlin.processor.testing.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The processor in one jar on the command line of a JDK, without any build tool. */
class PlainJavacIT {
    private static final Path JAR = Path.of(System.getProperty("dunlin.all.jar"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void oneJarOnTheProcessorPathWritesTheFirstMigration(int major) {
        Optional<Compiler> javac = Jdks.javac(major, List.of(JAR));
        assumeTrue(javac.isPresent(), () -> "no JDK " + major + " beside this one");
        Project project = Campaign.in(folder)
                .delete("pom.xml")
                .delete("src/main/resources")
                .with(javac.get());

        Outcome outcome = project.option("dir", project.path("db").toString())
                .option("name", "initial")
                .option("timestamp", "20260211120000")
                .compile();

        assertThat(outcome.succeeded()).as(outcome.text()).isTrue();
        assertThat(outcome.text()).contains("wrote ");
        assertThat(project.files("db"))
                .containsOnlyKeys(
                        "main/dunlin.properties",
                        "main/20260211120000_initial/migration.sql",
                        "main/20260211120000_initial/down.sql",
                        "main/20260211120000_initial/changes.json");
        assertThat(project.files("target/classes")).containsKey("org/example/MainHistory.class");
        assertThat(project.compile().codes()).containsExactly("DUN2209");
    }
}
