package dev.neurona.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kernelspecs Jupyter would find. Where two folders have one of the same name, the first counts. */
public final class KernelSpecs {
    private final Map<String, Path> folders = new TreeMap<>();

    private KernelSpecs() {}

    /** Looks through Jupyter's data folders. */
    public static KernelSpecs find(JupyterPaths paths) {
        KernelSpecs specs = new KernelSpecs();
        for (Path data : paths.search()) {
            for (Path folder : foldersIn(data.resolve("kernels"))) {
                specs.folders.putIfAbsent(folder.getFileName().toString().toLowerCase(Locale.ROOT), folder);
            }
        }
        return specs;
    }

    /** A data folder that is not there or may not be read has no kernels, as for Jupyter. */
    private static List<Path> foldersIn(Path kernels) {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(kernels)) {
            try (var entries = Files.newDirectoryStream(kernels)) {
                for (Path entry : entries) {
                    if (Files.isRegularFile(entry.resolve(KernelSpec.FILE))) {
                        folders.add(entry);
                    }
                }
            } catch (IOException notReadable) {
                return List.of();
            }
        }
        folders.sort(null);
        return folders;
    }

    /** {@return the names found, in alphabetical order} */
    public List<String> names() {
        return List.copyOf(folders.keySet());
    }

    /** {@return the folder of the kernelspec of that name, whichever case it is written in} */
    public Optional<Path> folder(String name) {
        return Optional.ofNullable(folders.get(name.toLowerCase(Locale.ROOT)));
    }
}
