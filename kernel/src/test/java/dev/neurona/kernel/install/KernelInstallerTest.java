package dev.neurona.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.neurona.kernel.install.ClassDataArchive.State;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelInstallerTest {
    private static final JavaRuntime JDK_17 = new JavaRuntime(Path.of("/opt/jdk 17"), 17, "OpenJDK 17", true);

    @TempDir
    Path temp;

    private Path jar;
    private Path kernels;

    @BeforeEach
    void folders() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("año nuevo/lib dir"));
        jar = Files.writeString(folder.resolve("kernel.jar"), "a jar");
        kernels = temp.resolve("datos de Jupyter/kernels");
    }

    @Test
    void kernelJsonHoldsAbsolutePathsAndWhatJupyterAsksFor() throws IOException {
        KernelSpec kernel = installer(false).install(KernelInstaller.Choice.DEFAULT, JDK_17);

        JsonObject json = JsonParser.parseString(Files.readString(kernels.resolve("neurona/kernel.json")))
                .getAsJsonObject();
        assertThat(json.get("interrupt_mode").getAsString()).isEqualTo("message");
        assertThat(json.get("language").getAsString()).isEqualTo("java");
        assertThat(json.get("kernel_protocol_version").getAsString()).startsWith("5.");
        assertThat(json.getAsJsonObject("metadata").get("supported_encryption").toString())
                .isEqualTo("[\"curve\"]");
        assertThat(json.getAsJsonObject("env").get("PRICE").getAsString()).isEqualTo("5$$");
        assertThat(kernel.argv())
                .startsWith(Path.of("/opt/jdk 17/bin")
                        .resolve(JavaRuntime.current().program().getFileName())
                        .toString())
                .contains("-XX:+UseSerialGC", "-Dlib=yes", jar.toString(), KernelCommand.MAIN)
                .contains("--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED")
                .contains("-XX:SharedArchiveFile=" + kernels.resolve("neurona/neurona.jsa"))
                .doesNotContain("--enable-native-access=ALL-UNNAMED")
                .endsWith("-f", "{connection_file}");
        assertThat(kernels.resolve("neurona/logo-64x64.png")).isNotEmptyFile();
        assertThat(kernels.resolve("neurona/figures.js")).hasContent("figures");
    }

    @Test
    void newerJavaGetsWhatItNeeds() throws IOException {
        JavaRuntime jdk25 = new JavaRuntime(Path.of("/opt/jdk-25"), 25, "OpenJDK 25", true);

        assertThat(installer(false)
                        .install(KernelInstaller.Choice.DEFAULT, jdk25)
                        .argv())
                .contains("--enable-native-access=ALL-UNNAMED")
                .contains("-XX:AOTCache=" + kernels.resolve("neurona/neurona.aot"));
    }

    @Test
    void theUsersAdditionsComeLast() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("more jars"));
        Files.createFile(folder.resolve("b.jar"));
        Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("notes.txt"));

        KernelSpec kernel = installer(false)
                .install(
                        new KernelInstaller.Choice(
                                "mine", "Mi núcleo", List.of(folder + "/*", folder.toString()), List.of("-Xmx4g")),
                        JDK_17);

        assertThat(kernel.displayName()).isEqualTo("Mi núcleo");
        assertThat(kernel.argv())
                .containsSubsequence("-XX:+UseSerialGC", "-Xmx4g", "-cp")
                .contains(String.join(
                        File.pathSeparator,
                        jar.toString(),
                        folder.resolve("a.jar").toString(),
                        folder.resolve("b.jar").toString(),
                        folder.toString()));
    }

    @Test
    void aSingleJarIsCopiedSoThatTheOriginalMayGo() throws IOException {
        KernelSpec kernel = installer(true).install(KernelInstaller.Choice.DEFAULT, JDK_17);

        Path copy = kernels.resolve("neurona/neurona-kernel.jar");
        assertThat(copy).hasSameBinaryContentAs(jar);
        assertThat(kernel.argv()).contains(copy.toString()).doesNotContain(jar.toString());
    }

    @Test
    void anotherKernelIsNeitherOverwrittenNorRemoved() throws IOException {
        Path other = Files.createDirectories(kernels.resolve("python3"));
        Files.writeString(other.resolve("kernel.json"), "{\"argv\": [\"python\"]}");
        KernelInstaller.Choice choice = new KernelInstaller.Choice("python3", "x", List.of(), List.of());

        assertThatThrownBy(() -> installer(false).install(choice, JDK_17)).hasMessageContaining("another kernel's");
        assertThatThrownBy(() -> installer(false).remove("python3")).hasMessageContaining("another kernel's");
        assertThat(other.resolve("kernel.json")).exists();
    }

    @Test
    void wrongUseIsSaid() {
        assertThatThrownBy(() ->
                        installer(false).install(new KernelInstaller.Choice("a/b", "x", List.of(), List.of()), JDK_17))
                .isInstanceOf(InstallError.class)
                .hasMessageContaining("letters, digits");
        assertThatThrownBy(() -> installer(false)
                        .install(new KernelInstaller.Choice("a", "x", List.of("/no/such.jar"), List.of()), JDK_17))
                .isInstanceOf(InstallError.class)
                .hasMessageContaining("there is no");
        assertThatThrownBy(() -> installer(false)
                        .install(KernelInstaller.Choice.DEFAULT, new JavaRuntime(Path.of("/jre"), 17, "JRE", false)))
                .isInstanceOf(InstallError.class)
                .hasMessageContaining("JDK 17");
    }

    @Test
    void removeLeavesNothing() throws IOException {
        installer(true).install(KernelInstaller.Choice.DEFAULT, JDK_17);

        installer(true).remove("neurona");

        assertThat(kernels).isEmptyDirectory();
        assertThatThrownBy(() -> installer(true).remove("neurona")).hasMessageContaining("install --list");
    }

    @Test
    void anArchiveIsValidUntilAJarChanges() throws Exception {
        KernelSpec kernel = installer(false).install(KernelInstaller.Choice.DEFAULT, JDK_17);
        assertThat(ClassDataArchive.state(kernel)).isEqualTo(State.ABSENT);

        ClassDataArchive.make(kernel, (argv, trained) -> Files.writeString(made(argv), "classes"));
        assertThat(ClassDataArchive.state(kernel)).isEqualTo(State.VALID);
        assertThat(kernels.resolve("neurona/neurona.jsa")).hasContent("classes");

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
        assertThat(ClassDataArchive.state(kernel)).isEqualTo(State.STALE);
    }

    @Test
    void aFailedTrainingKeepsTheOldArchive() throws Exception {
        KernelSpec kernel = installer(false).install(KernelInstaller.Choice.DEFAULT, JDK_17);
        ClassDataArchive.make(kernel, (argv, trained) -> Files.writeString(made(argv), "first"));

        assertThatThrownBy(() -> ClassDataArchive.make(kernel, (argv, trained) -> {}))
                .hasMessageContaining("no class-data archive");

        assertThat(kernels.resolve("neurona/neurona.jsa")).hasContent("first");
        assertThat(kernels.resolve("neurona/neurona.jsa.part")).doesNotExist();
    }

    @Test
    void theDoctorNamesEachFaultWithItsFix() throws IOException {
        JupyterPaths paths = new JupyterPaths(
                Map.of("JUPYTER_DATA_DIR", kernels.getParent().toString(), "PATH", ""),
                JupyterPaths.Platform.LINUX,
                temp);
        Doctor doctor = new Doctor(paths, JavaRuntime.current(), new JupyterProgram(paths), "neurona", "./neurona");

        assertThat(doctor.examine())
                .extracting(Finding::line)
                .anySatisfy(line -> assertThat(line).contains("not installed").endsWith("./neurona install"))
                .anySatisfy(line -> assertThat(line).contains("no jupyter").contains("pip install"));

        installer(false).install(KernelInstaller.Choice.DEFAULT, JavaRuntime.current());
        assertThat(doctor.examine())
                .anySatisfy(finding -> assertThat(finding.line()).startsWith("ok      kernelspec"))
                .anySatisfy(finding -> assertThat(finding.line()).startsWith("warning archive"))
                .noneMatch(finding -> finding.level() == Finding.Level.BROKEN);

        Files.delete(jar);
        assertThat(doctor.examine())
                .filteredOn(finding -> finding.level() == Finding.Level.BROKEN)
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains(jar + ", which is gone"));
    }

    @Test
    void kernelspecsAreFoundInOrderAndInAnyCase() throws IOException {
        Path first = Files.createDirectories(temp.resolve("one/kernels/Java"));
        Path second = Files.createDirectories(temp.resolve("two/kernels/java"));
        Files.createDirectories(temp.resolve("two/kernels/empty"));
        for (Path folder : List.of(first, second)) {
            Files.writeString(folder.resolve("kernel.json"), "{\"argv\": [\"x\"], \"interrupt_mode\": \"signal\"}");
        }
        JupyterPaths paths = new JupyterPaths(
                Map.of("JUPYTER_PATH", temp.resolve("one") + File.pathSeparator + temp.resolve("two"), "PATH", ""),
                JupyterPaths.Platform.LINUX,
                temp);

        KernelSpecs specs = KernelSpecs.find(paths);

        assertThat(specs.names()).contains("java").doesNotContain("empty");
        assertThat(specs.folder("JAVA")).isEqualTo(Optional.of(first));
        assertThat(KernelSpec.read(first).interruptByMessage()).isFalse();
        Files.writeString(first.resolve("kernel.json"), "{");
        assertThatThrownBy(() -> KernelSpec.read(first)).hasMessageContaining("is broken");
    }

    private static Path made(List<String> argv) {
        return argv.stream()
                .filter(argument -> argument.startsWith("-XX:ArchiveClassesAtExit="))
                .map(argument -> Path.of(argument.substring(argument.indexOf('=') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private KernelInstaller installer(boolean movable) {
        return new KernelInstaller(
                kernels,
                new Distribution(
                        List.of(jar),
                        List.of("-Dlib=yes"),
                        Map.of("PRICE", "5$"),
                        folder -> Files.writeString(folder.resolve("figures.js"), "figures"),
                        movable));
    }
}
