package dev.neurona.lessons.grade.export;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of people and of columns, compared as people do. */
final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Names() {}

    /** {@return a name without accents, capitals and punctuation} */
    static String plain(String name) {
        String letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return BETWEEN.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** {@return whether two names have the same words, in any order: "Núñez, José" is "José Núñez"} */
    static boolean same(String one, String other) {
        return !plain(one).isEmpty() && Arrays.equals(words(one), words(other));
    }

    private static String[] words(String name) {
        String[] words = plain(name).split(" ", -1);
        Arrays.sort(words);
        return words;
    }
}
