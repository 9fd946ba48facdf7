package dev.neurona.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names like the one that is not there: most often it was mistyped, or stands elsewhere. */
final class Nearby {
    private static final int SHOWN = 5;

    private Nearby() {}

    /** {@return what is there instead of a missing file, as the end of a sentence} */
    static String words(Path missing) {
        Path path = missing.toAbsolutePath().normalize();
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return ": nor is there the folder " + folder;
        }
        String wanted = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        try (Stream<Path> all = Files.list(folder)) {
            List<String> names = all.map(p -> p.getFileName().toString())
                    .sorted((a, b) -> {
                        int nearer = Integer.compare(distance(wanted, a), distance(wanted, b));
                        return nearer != 0 ? nearer : a.compareTo(b);
                    })
                    .limit(SHOWN)
                    .toList();
            return names.isEmpty()
                    ? ": the folder " + folder + " is empty"
                    : ": in %s there are %s".formatted(folder, String.join(", ", names));
        } catch (IOException e) {
            return "";
        }
    }

    /** Levenshtein's distance: how many letters to insert, delete or change. */
    static int distance(String a, String other) {
        String b = other.toLowerCase(Locale.ROOT);
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[b.length()];
    }
}
