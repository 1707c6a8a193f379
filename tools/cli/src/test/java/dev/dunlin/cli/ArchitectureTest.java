package dev.dunlin.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.dunlin.cli");

    @Test
    void theReaderDoesNotKnowTheComparison() {
        noClasses()
                .that()
                .resideInAPackage("..catalog..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..compare..")
                .check(CLASSES);
    }

    @Test
    void noDriverIsNamed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postgresql..")
                .check(CLASSES);
    }
}
