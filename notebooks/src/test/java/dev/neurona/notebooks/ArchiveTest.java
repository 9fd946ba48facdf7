package dev.neurona.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.neurona.kernel.client.ClientKernel;
import dev.neurona.kernel.client.KernelTraining;
import dev.neurona.kernel.install.ClassDataArchive;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.JavaRuntime;
import dev.neurona.kernel.install.KernelInstaller;
import dev.neurona.kernel.install.KernelSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archive, made by this JDK of the jars of this build. */
class ArchiveTest {
    @TempDir
    Path temp;

    @Test
    void anInstalledKernelStartsFromItsArchiveAndAlsoFromOneThatNoLongerFits() throws Exception {
        List<Path> jars = jars();
        assumeThat(jars)
                .as("a class-data archive is made of jars: mvn verify has them, mvn test has folders")
                .anyMatch(jar -> jar.getFileName().toString().startsWith("neurona-kernel"));
        KernelInstaller installer = new KernelInstaller(
                temp.resolve("núcleos de Java"),
                new Distribution(
                        jars, List.of("-Xlog:class+load=info:file=loaded.txt"), Map.of(), folder -> {}, false));
        KernelSpec kernel = installer.install(KernelInstaller.Choice.DEFAULT, JavaRuntime.current());

        long bytes = ClassDataArchive.make(kernel, new KernelTraining());

        assertThat(bytes).isGreaterThan(1 << 20);
        assertThat(ClassDataArchive.state(kernel)).isEqualTo(ClassDataArchive.State.VALID);
        assertThat(loadedFromArchive(kernel)).isTrue();

        Path kernelJar = jars.stream()
                .filter(jar -> jar.getFileName().toString().startsWith("neurona-kernel"))
                .findFirst()
                .orElseThrow();
        FileTime before = Files.getLastModifiedTime(kernelJar);
        try {
            Files.setLastModifiedTime(kernelJar, FileTime.fromMillis(before.toMillis() - 10_000));
            assertThat(ClassDataArchive.state(kernel)).isEqualTo(ClassDataArchive.State.STALE);
            assertThat(loadedFromArchive(kernel)).isFalse();
        } finally {
            Files.setLastModifiedTime(kernelJar, before);
        }
    }

    /** Starts the kernel, which must answer without a word on its standard output, and asks where its classes are from. */
    private boolean loadedFromArchive(KernelSpec kernel) throws Exception {
        try (ClientKernel started = ClientKernel.start(kernel, temp)) {
            assertThat(started.client().execute("1 + 1").value()).contains("2");
            assertThat(started.client().process().log()).isEmpty();
        }
        try (var lines = Files.lines(temp.resolve("loaded.txt"))) {
            return lines.anyMatch(
                    line -> line.contains("dev.neurona.kernel.Kernel ") && line.contains("shared objects file"));
        }
    }

    private static List<Path> jars() {
        List<Path> jars = new ArrayList<>(Distribution.ownClassPath());
        jars.removeIf(Files::isDirectory);
        return jars;
    }
}
