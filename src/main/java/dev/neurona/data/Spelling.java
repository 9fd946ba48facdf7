package dev.neurona.data;

import java.util.List;
import java.util.Locale;

/** Finds the name that was meant by one that does not exist. */
final class Spelling {
    private Spelling() {}

    /** {@return "did you mean ...?" for the nearest name, or the list of all where none is near} */
    static String suggest(String name, List<String> names) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String nearest = "";
        int best = Math.max(2, name.length() / 3) + 1;
        for (String candidate : names) {
            String lower = candidate.toLowerCase(Locale.ROOT);
            int distance = !wanted.isBlank() && lower.startsWith(wanted) ? 1 : edits(wanted, lower);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? "it has " + names : "did you mean \"%s\"?".formatted(nearest);
    }

    /** {@return how many letters must be put in, taken out or changed to make one word the other (Levenshtein 1966)} */
    static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
