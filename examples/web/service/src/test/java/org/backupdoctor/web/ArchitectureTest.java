package org.backupdoctor.web;

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
            .importPackages("org.backupdoctor");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.backupdoctor.web.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void onlyTheseKnowSpring() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.backupdoctor.web..", "org.backupdoctor.spring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "io.micrometer..", "jakarta..")
                .because("the library lives without them")
                .check(ALL);
    }

    @Test
    void whatIsInternalIsNotUsed() {
        noClasses()
                .that()
                .resideInAnyPackage("org.backupdoctor.web..", "org.backupdoctor.spring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.backupdoctor.internal..")
                .because("it may change any day, and others copy from here")
                .check(ALL);
    }

    @Test
    void everyPackageIsNullMarked() {
        for (JavaClass type : ALL) {
            if (type.getPackageName().startsWith("org.backupdoctor.web")
                    && !type.getPackage().isAnnotatedWith(NullMarked.class)) {
                throw new AssertionError(type.getPackageName() + " isn't @NullMarked.");
            }
        }
    }
}
