package dev.neurona;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the library apart from the kernel and the course. */
@AnalyzeClasses(packages = "dev.neurona", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    @ArchTest
    static final ArchRule theLibrarySeesOnlyTheKernelsDisplay = noClasses()
            .that()
            .resideOutsideOfPackage("dev.neurona.kernel..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.neurona.kernel..")
                    .and(resideOutsideOfPackage("dev.neurona.kernel.display..")));

    @ArchTest
    static final ArchRule theLibraryKnowsNoCourse =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.neurona.lessons..");

    @ArchTest
    static final ArchRule figuresNeedNoEngine = noClasses()
            .that()
            .resideInAPackage("dev.neurona.plot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule everyPackageMaySpeak = classes()
            .that()
            .resideInAPackage("dev.neurona.language..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.neurona.language..", "java..", "org.jspecify..");
}
