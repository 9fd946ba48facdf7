package dev.neurona.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the kernel's rooms apart. */
@AnalyzeClasses(packages = "dev.neurona.kernel", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    @ArchTest
    static final ArchRule theKernelKnowsNothingOfTheLibrary = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.djl..", "tech.tablesaw..", "dev.neurona", "dev.neurona.plot..", "dev.neurona.lessons..");

    @ArchTest
    static final ArchRule evaluationAndDisplayKnowNoProtocol = noClasses()
            .that()
            .resideInAnyPackage("..kernel.eval..", "..kernel.display..", "..kernel.magic..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..kernel.wire..", "..kernel.message..", "..kernel.client..", "..kernel.install..", "org.zeromq..");

    @ArchTest
    static final ArchRule messagesDoNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage("..kernel.message..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net..", "java.nio.channels..", "java.nio.file..", "org.zeromq..", "..kernel.wire..");

    @ArchTest
    static final ArchRule onlyTheWireAndTheClientHaveSockets = noClasses()
            .that()
            .resideOutsideOfPackages("..kernel.wire..", "..kernel.client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.zeromq..", "zmq..", "java.nio.channels.spi..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.nio\\.channels\\.(Server)?SocketChannel");

    @ArchTest
    static final ArchRule notebooksAreFilesAndNothingElse = noClasses()
            .that()
            .resideInAPackage("..kernel.notebook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..kernel.wire..",
                    "..kernel.message..",
                    "..kernel.client..",
                    "..kernel.eval..",
                    "..kernel.install..");

    @ArchTest
    static final ArchRule roomsHaveNamesThatSayWhatTheyAreFor =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..impl..", "..common..", "..helper..");
}
