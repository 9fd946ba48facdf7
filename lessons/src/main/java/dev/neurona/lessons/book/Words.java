package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import morfologik.speller.Speller;
import morfologik.stemming.Dictionary;

/** The words that may stand in a text of a language: those of its dictionaries, and the project's own. */
final class Words {
    /** British and American English both; a lesson should keep to one. */
    private static final Map<Language, List<String>> DICTIONARIES =
            Map.of(Language.EN, List.of("en/hunspell/en_GB", "en/hunspell/en_US"), Language.ES, List.of("es/es-ES"));

    private static final String FOLDER = "/org/languagetool/resource/";

    private final List<Speller> dictionaries;
    private final Set<String> own;
    private final Map<String, Boolean> known = new HashMap<>();

    private Words(List<Speller> dictionaries, Set<String> own) {
        this.dictionaries = dictionaries;
        this.own = own;
    }

    /** {@return the file of the project's words of a language} */
    static String file(Language language) {
        return "words_" + language.code() + ".txt";
    }

    /** {@return the words of a language, with the project's in a folder; their mistakes are added to the problems} */
    static Words read(Path folder, Language language, List<Problem> problems) throws IOException {
        List<Speller> dictionaries = new ArrayList<>();
        for (String name : DICTIONARIES.getOrDefault(language, List.of())) {
            dictionaries.add(new Speller(dictionary(FOLDER + name)));
        }
        return new Words(dictionaries, own(folder.resolve(file(language)), problems));
    }

    private static Dictionary dictionary(String name) throws IOException {
        try (InputStream words = Words.class.getResourceAsStream(name + ".dict");
                InputStream about = Words.class.getResourceAsStream(name + ".info")) {
            if (words == null || about == null) {
                throw new IOException(
                        "the dictionary %s is not on the class path: build the project again".formatted(name));
            }
            return Dictionary.read(words, about);
        }
    }

    private static Set<String> own(Path file, List<Problem> problems) throws IOException {
        Set<String> words = new TreeSet<>();
        if (!Files.exists(file)) {
            return words;
        }
        String last = "";
        int line = 0;
        for (String word : Files.readAllLines(file)) {
            line++;
            if (word.compareTo(last) <= 0) {
                problems.add(new Problem(
                        file,
                        line,
                        "\"%s\" comes after \"%s\": a word a line, in the order of sort, none twice"
                                .formatted(word, last)));
            }
            last = word;
            words.add(word);
        }
        return words;
    }

    /** {@return whether a word is one of these} Words of the project in small letters may be written with capitals too. */
    boolean has(String word) {
        return known.computeIfAbsent(
                Normalizer.normalize(word, Normalizer.Form.NFC).replace('\u2019', '\''), this::look);
    }

    private boolean look(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        if (own.contains(word) || own.contains(small) || is(word) || is(small)) {
            return true;
        }
        // Bayes's, networks'
        String bare = word.replaceFirst("'s?$", "");
        return !bare.equals(word) && look(bare);
    }

    private boolean is(String word) {
        return dictionaries.stream().anyMatch(dictionary -> !dictionary.isMisspelled(word));
    }
}
