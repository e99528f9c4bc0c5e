package org.backupdoctor.fleet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the structure promises. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.backupdoctor.fleet");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.backupdoctor.fleet.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void whatIsInternalIsNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.backupdoctor.internal..")
                .because("it may change any day, and others copy from here")
                .check(ALL);
    }

    @Test
    void onlyTheseKnowKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.backupdoctor.fleet.intake..", "org.backupdoctor.fleet.output..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..")
                .because("the job is the same whatever the sources and sinks are")
                .check(ALL);
    }

    @Test
    void everyPackageIsNullMarked() {
        for (JavaClass type : ALL) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                throw new AssertionError(type.getPackageName() + " isn't @NullMarked.");
            }
        }
    }
}
