package dev.neurona.lessons.grade.alike;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Written answers as words, without case, accents and punctuation; every number is the same. */
final class Prose {
    private static final Pattern WORD = Pattern.compile("\\n|[\\p{L}\\p{M}]+|\\p{N}+(?:[.,]\\p{N}+)*");
    private static final int MOST = 20_000;

    private Prose() {}

    static List<Word> words(String markdown) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(markdown);
        int line = 1;
        while (words.size() < MOST && word.find()) {
            if (word.group().equals("\n")) {
                line++;
            } else {
                words.add(new Word(plain(word.group()), line));
            }
        }
        return words;
    }

    private static String plain(String word) {
        if (Character.isDigit(word.codePointAt(0))) {
            return "0";
        }
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
