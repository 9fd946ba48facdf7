package dev.neurona.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is in a folder, sorted by name; what begins with a dot and what macOS adds to archives is not seen. */
final class Listing {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "gif", "bmp");

    private Listing() {}

    static List<String> folders(Path folder) {
        return names(folder, true);
    }

    static List<String> pictures(Path folder) {
        List<String> names = names(folder, false);
        names.removeIf(name -> !isPicture(name));
        return names;
    }

    static boolean isPicture(String name) {
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static List<String> names(Path folder, boolean folders) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                String name = path.getFileName().toString();
                boolean hidden = name.startsWith(".") || name.equals("__MACOSX");
                // Of a hundred thousand pictures, only those whose name leaves a doubt are looked at.
                if (!hidden && (isPicture(name) ? !folders : Files.isDirectory(path) == folders)) {
                    names.add(name);
                }
            }
        } catch (IOException e) {
            throw new DataException("cannot read the folder %s: %s".formatted(folder, DataException.words(e)), e);
        }
        Collections.sort(names);
        return names;
    }
}
