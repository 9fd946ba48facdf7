package dev.neurona.lessons.cli;

import dev.neurona.kernel.cli.UsageError;
import dev.neurona.lessons.grade.Released;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that names the releases a command works with. */
final class Releases {
    @Option(
            names = {"-r", "--release"},
            paramLabel = "FOLDER",
            description =
                    "what ./neurona release wrote; may be given several times (default: every folder in release/)")
    private List<Path> named = new ArrayList<>();

    /** {@return those of the folders, or of all folders in {@code release/} where none is named} */
    List<Released> read() throws IOException, UsageError {
        List<Path> folders = new ArrayList<>(named);
        Path usual = Path.of("release");
        if (folders.isEmpty() && Files.isDirectory(usual)) {
            try (Stream<Path> all = Files.list(usual)) {
                all.filter(Files::isDirectory).sorted().forEach(folders::add);
            }
        }
        if (folders.isEmpty()) {
            throw new UsageError("there is no release here: make one with ./neurona release, or name it with -r");
        }
        List<Released> practices = new ArrayList<>();
        for (Path folder : folders) {
            Released release = Released.read(folder);
            if (practices.stream().anyMatch(each -> each.practice().equals(release.practice()))) {
                throw new UsageError("there are two releases of %s: name one with -r".formatted(release.practice()));
            }
            practices.add(release);
        }
        return practices;
    }
}
