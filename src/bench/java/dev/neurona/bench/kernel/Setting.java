package dev.neurona.bench.kernel;

import dev.neurona.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is compared.
 *
 * @param kernel the kernel alone, as its own jar installs it
 * @param lessons the kernel with the lessons' libraries, as {@code ./neurona install} does it
 * @param python a Python with ipykernel, if there is one
 * @param rounds of 10, how many rounds to run: a quick look takes fewer
 */
record Setting(KernelSpec kernel, KernelSpec lessons, Optional<KernelSpec> python, int rounds) {
    /** {@return the setting in a folder that the script prepared} */
    static Setting of(Path folder, String python, int rounds) throws IOException {
        Path kernels = folder.resolve("share").resolve("jupyter").resolve("kernels");
        return new Setting(
                KernelSpec.read(kernels.resolve("kernel")),
                KernelSpec.read(kernels.resolve("lessons")),
                python.isEmpty() ? Optional.empty() : Optional.of(ipykernel(python, folder)),
                rounds);
    }

    private static KernelSpec ipykernel(String python, Path folder) {
        List<String> command = List.of(python, "-m", "ipykernel_launcher", "-f", "{connection_file}");
        return new KernelSpec("python", folder, "Python", "python", command, Map.of(), false);
    }

    /** {@return a number of rounds, fewer for a quick look} */
    int of(int usual) {
        return Math.max(2, usual * rounds / 10);
    }
}
