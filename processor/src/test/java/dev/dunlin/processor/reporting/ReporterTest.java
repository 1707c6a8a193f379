package dev.dunlin.processor.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.testing.TestCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReporterTest {
    private static final String SOURCE = """
            @Table("t")
            @SuppressWarnings("DUN1509")
            record T(
                @Id int id,
                @Check("a") @Check("b")
                @Column(name = "x", defaultSql = "1") int a) {
                enum Kind {
                    @EnumLabel("x") A
                }
            }
            """;

    private static final TypeName TYPE = TypeName.of("test", "T");

    @TempDir
    private Path classes;

    private List<Diagnostic<? extends JavaFileObject>> report(Problem... problems) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        TestCompiler.javac()
                .anchor("@Schema(history = \"main\")")
                .body(SOURCE)
                .run(classes, diagnostics, List.of(new AbstractProcessor() {
                    @Override
                    public Set<String> getSupportedAnnotationTypes() {
                        return Set.of("*");
                    }

                    @Override
                    public SourceVersion getSupportedSourceVersion() {
                        return SourceVersion.latestSupported();
                    }

                    @Override
                    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
                        if (!round.processingOver()) {
                            new Reporter(processingEnv.getMessager(), processingEnv.getElementUtils())
                                    .reportAll(List.of(problems));
                        }
                        return false;
                    }
                }));
        return diagnostics.getDiagnostics();
    }

    private Diagnostic<? extends JavaFileObject> at(Location location) {
        List<Diagnostic<? extends JavaFileObject>> diagnostics =
                report(Problem.of(Code.UNKNOWN_TYPE, "\"x\" is wrong").at(location));
        assertThat(diagnostics).hasSize(1);
        return diagnostics.get(0);
    }

    private static void assertAt(Diagnostic<? extends JavaFileObject> diagnostic, long line, long column) {
        assertThat(List.of(diagnostic.getLineNumber(), diagnostic.getColumnNumber()))
                .isEqualTo(List.of(line, column));
    }

    @Test
    void everyPlaceHasItsPosition() {
        assertAt(at(Location.of(TYPE)), 4, 1);
        assertAt(at(Location.of(TYPE).annotation("Table")), 2, 1);
        assertAt(at(Location.of(TYPE).annotation("Table").value("value")), 2, 8);
        assertAt(at(Location.of(TYPE).annotation("Table").value("schema")), 2, 1);
        assertAt(at(Location.of(TYPE).annotation("Index")), 4, 1);
        assertAt(at(Location.of(TYPE).member("id")), 5, 13);
        assertAt(at(Location.of(TYPE).member("a").annotation("Column")), 7, 5);
        assertAt(at(Location.of(TYPE).member("a").annotation("Column").value("defaultSql")), 7, 38);
        assertAt(at(Location.of(TYPE).member("gone")), 4, 1);
        assertAt(
                at(Location.of(TypeName.of("test", "T", "Kind"))
                        .member("A")
                        .annotation("EnumLabel")
                        .value("value")),
                9,
                20);
    }

    @Test
    void aPackageHasAPosition() {
        Diagnostic<? extends JavaFileObject> diagnostic =
                at(Location.of(TypeName.ofPackage("test")).annotation("Schema").value("history"));

        assertThat(diagnostic.getSource().getName()).endsWith("package-info.java");
        assertAt(diagnostic, 1, 19);
    }

    @Test
    void whatIsNowhereIsReportedAllTheSame() {
        Diagnostic<? extends JavaFileObject> diagnostic = at(Location.of(TypeName.of("gone", "Gone")));

        assertThat(diagnostic.getMessage(Locale.ROOT)).contains("[DUN1302] \"x\" is wrong, at Gone");
        assertThat(diagnostic.getPosition()).isEqualTo(Diagnostic.NOPOS);
    }

    @Test
    void aProblemOfTheWholeCompilationHasNoPlace() {
        assertThat(report(Problem.of(Code.NO_ANCHOR, "none")))
                .singleElement()
                .satisfies(diagnostic ->
                        assertThat(diagnostic.getMessage(Locale.ROOT)).isEqualTo("[DUN1101] none"));
    }

    @Test
    void errorsComeFirstAndNothingTwice() {
        Problem warning = Problem.of(Code.NO_PRIMARY_KEY, "w").at(Location.of(TYPE));
        Problem error = Problem.of(Code.UNKNOWN_TYPE, "e").at(Location.of(TYPE).member("id"));

        assertThat(report(warning, error, warning, error.as(Severity.NOTE)))
                .extracting(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .containsExactly("[DUN1302] e, at T.id", "[DUN1401] w, at T", "[DUN1302] e, at T.id");
    }

    @Test
    void aWarningCanBeSuppressed() {
        Problem problem =
                Problem.of(Code.REQUIRED_CYCLE, "w").at(Location.of(TYPE).member("id"));

        assertThat(report(problem)).isEmpty();
        assertThat(report(problem.as(Severity.ERROR))).hasSize(1);
    }

    @Test
    void aMessageSaysWhatWhereWhyAndTheWayOut() {
        Problem problem = Problem.of(Code.UNKNOWN_TYPE, "\"x\" is wrong")
                .at(Location.of(TYPE).member("a"), "T.a (t.a)")
                .because("Because.")
                .fix("Write: y");

        assertThat(problem.text()).isEqualTo("""
                [DUN1302] "x" is wrong, at T.a (t.a)
                Because.
                Write: y""");
    }
}
