package dev.neurona.kernel.magic;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files by pattern: {@code *} and {@code ?} within a name, {@code /} at the end for all in a folder. */
final class Globs {
    private Globs() {}

    /** {@return what matches, sorted in each folder} */
    static List<Path> find(Workplace workplace, String pattern) throws IOException {
        String slashed = Commands.windows() ? pattern.replace('\\', '/') : pattern;
        String whole = slashed.endsWith("/") ? slashed + "*" : slashed;
        int wild = firstWild(whole);
        if (wild < 0) {
            Path path = workplace.resolve(whole);
            return Files.exists(path) ? List.of(path) : List.of();
        }
        int slash = whole.lastIndexOf('/', wild);
        Path base = workplace.resolve(slash < 0 ? "" : whole.substring(0, slash + 1));
        List<Path> matching = List.of(base);
        for (String name : whole.substring(slash + 1).split("/+", -1)) {
            matching = matching(matching, name);
        }
        return matching;
    }

    private static int firstWild(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[{".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<Path> matching(List<Path> folders, String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            List<Path> here = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name)) {
                entries.forEach(here::add);
            }
            here.sort(null);
            found.addAll(here);
        }
        return found;
    }
}
