package dev.dunlin.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The processor is a compiler's front end and knows nothing of what runs later. */
class ArchitectureTest {
    private static final String ROOT = "dev.dunlin.processor";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void whatIsDeclaredDoesNotDependOnWhatIsCommitted() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".declaration..",
                        ROOT + ".compiling..",
                        ROOT + ".reporting..",
                        ROOT + ".reading..",
                        ROOT + ".fragment..",
                        ROOT + ".gathering..",
                        ROOT + ".checking..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".option..", ROOT + ".migrating..", ROOT + ".writing..", ROOT + ".generating..")
                .check(CLASSES);
    }

    @Test
    void annotationsAreReadByName() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.dunlin.annotations..", "dev.dunlin.runtime..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void itKnowsOnlyTheJdkTheEngineGsonAndJavaPoet() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "dev.dunlin.schema..",
                        "java..",
                        "javax.annotation.processing..",
                        "javax.lang.model..",
                        "javax.tools..",
                        "com.google.gson..",
                        "com.palantir.javapoet..",
                        // javac's own tree API, where javac is the compiler.
                        "com.sun.source.util..",
                        "com.google.auto.service..",
                        "org.jspecify.annotations..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void itKnowsNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
