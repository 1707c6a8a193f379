package dev.dunlin.schema;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages are phases: each knows the ones before it and nothing else of the engine. */
class ArchitectureTest {
    private static final String ROOT = "dev.dunlin.schema";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest(name = "{0} knows {1}")
    @CsvSource({
        "json, ''",
        "model, ''",
        "snapshot, model json",
        "diff, model",
        "history, model json snapshot diff",
        "plan, model diff naming",
        "naming, ''",
        "sql, model diff plan naming",
    })
    void aPhaseKnowsOnlyWhatComesBeforeIt(String phase, String earlier) {
        String[] known = Stream.concat(Stream.of(phase), Arrays.stream(earlier.split(" ")))
                .filter(name -> !name.isEmpty())
                .map(ArchitectureTest::packages)
                .toArray(String[]::new);

        classes()
                .that(resideInAPackage(packages(phase)))
                .should()
                .onlyDependOnClassesThat(outsideOfTheEngine().or(JavaClass.Predicates.resideInAnyPackage(known)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theEngineKnowsNeitherDatabasesNorCompilers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "javax.annotation.processing..", "javax.lang.model..")
                .check(CLASSES);
    }

    @Test
    void theEngineHasNoClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .check(CLASSES);
    }

    @Test
    void onlyTheJsonPackageKnowsTheJsonLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packages("json"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.gson..")
                .check(CLASSES);
    }

    @Test
    void oneClassKnowsFiles() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".history.HistoryDirectory")
                .and()
                .haveNameNotMatching(".*HistoryDirectory\\$.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.io\\.(File|FileReader|FileWriter|FileInputStream|FileOutputStream|RandomAccessFile)")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> outsideOfTheEngine() {
        return DescribedPredicate.not(resideInAPackage(ROOT + ".."));
    }

    private static String packages(String phase) {
        return ROOT + "." + phase + "..";
    }
}
