package dev.neurona.check;

import dev.neurona.language.Phrases;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of {@code messages_en.properties} and {@code messages_es.properties}. Its blanks {@code {0}}, {@code {1}}...
 * take messages, numbers, and anything else as text.
 */
record Sentence(String key, List<Object> blanks) implements Message {
    private static final Pattern BLANK = Pattern.compile("\\{(\\d)}");
    private static final Map<Language, ResourceBundle> WORDS = read();

    Sentence {
        blanks = List.copyOf(blanks);
    }

    static Map<Language, ResourceBundle> read() {
        Map<Language, ResourceBundle> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, Phrases.bundle("dev.neurona.check.messages", language.code(), Sentence.class));
        }
        return words;
    }

    @Override
    public String in(Language language) {
        ResourceBundle words = WORDS.get(language);
        String sentence = words == null ? key : words.getString(key);
        return BLANK.matcher(sentence)
                .replaceAll(found ->
                        Matcher.quoteReplacement(text(blanks.get(Integer.parseInt(found.group(1))), language)));
    }

    private static String text(Object blank, Language language) {
        if (blank instanceof Message message) {
            return message.in(language);
        }
        if (blank instanceof Integer || blank instanceof Long) {
            return blank.toString();
        }
        return blank instanceof Number number ? NumberText.of(number.doubleValue(), language) : blank.toString();
    }
}
