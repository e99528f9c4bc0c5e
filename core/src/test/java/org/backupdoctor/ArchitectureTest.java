package org.backupdoctor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.backupdoctor.fact.Fact;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the structure promises. */
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.backupdoctor");

    private static final DescribedPredicate<JavaClass> DROOLS =
            JavaClass.Predicates.resideInAnyPackage("org.drools..", "org.kie..");

    @Test
    void droolsIsNamedOnlyInInternalRules() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.backupdoctor.internal.rules..")
                .should()
                .dependOnClassesThat(DROOLS)
                .because("the engine can then be changed in one place, and reasoning can be tested without it"));
    }

    @Test
    void publicTypesDoNotShowWhatIsInternal() {
        check(methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        "org.backupdoctor",
                        "org.backupdoctor.fact",
                        "org.backupdoctor.rule",
                        "org.backupdoctor.testing")
                .and()
                .arePublic()
                .should()
                .notHaveRawReturnType(JavaClass.Predicates.resideInAPackage("org.backupdoctor.internal.."))
                .because("internal may change any day"));
    }

    @Test
    void libraryIsSilentAndEndsNothing() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.backupdoctor.internal.rules.Precompiler")
                .and()
                .haveNameNotMatching(".*Precompiler.*")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .because("it lives in somebody else's program"));
    }

    @Test
    void noRuleReadsAClock() {
        check(noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a report depends on nothing but the snapshot and the rule set"));
    }

    @Test
    void factsAreRecords() {
        check(classes()
                .that()
                .implement(Fact.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .because("facts are immutable values"));
    }

    @Test
    void layersHaveNoCycles() {
        check(slices().matching("org.backupdoctor.internal.(*)..").should().beFreeOfCycles());
    }

    @Test
    void everyPackageIsNullMarked() {
        for (JavaClass type : CORE) {
            if (!type.getPackageName().isEmpty() && !type.getPackage().isAnnotatedWith(NullMarked.class)) {
                throw new AssertionError(type.getPackageName() + " isn't @NullMarked.");
            }
        }
    }

    private static void check(ArchRule rule) {
        rule.check(CORE);
    }
}
