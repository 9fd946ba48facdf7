package dev.neurona.language;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a package says, from {@code words_en.properties} and {@code words_es.properties} among its resources. Blanks
 * {@code {0}}, {@code {1}}... are filled with texts and whole numbers; write other numbers with {@link Spoken#number}.
 */
public final class Phrases {
    private static final Pattern BLANK = Pattern.compile("\\{(\\d)}");

    private final Class<?> owner;

    private Phrases(Class<?> owner) {
        this.owner = owner;
    }

    /** {@return the phrases of a class's package} */
    public static Phrases of(Class<?> owner) {
        return new Phrases(owner);
    }

    /**
     * {@return a phrase in the language spoken now}
     *
     * @throws java.util.MissingResourceException if the file has no such key
     */
    public String say(String key, Object... blanks) {
        String phrase =
                bundle(owner.getPackageName() + ".words", Spoken.code(), owner).getString(key);
        return fill(phrase, List.of(blanks));
    }

    /** {@return the phrase {@code key.one} for 1, {@code key.many} for other numbers, with the number as its first blank} */
    public String count(String key, long number) {
        return say(key + (number == 1 ? ".one" : ".many"), Spoken.count(number));
    }

    private static String fill(String phrase, List<Object> blanks) {
        return BLANK.matcher(phrase)
                .replaceAll(found -> Matcher.quoteReplacement(
                        blanks.get(Integer.parseInt(found.group(1))).toString()));
    }

    /**
     * {@return the words of a file in one language, never of the machine's: a key that is missing shall be found by the tests}
     *
     * @param file such as {@code dev.neurona.plot.words}
     * @param code two letters
     * @param owner a class beside the file
     */
    public static ResourceBundle bundle(String file, String code, Class<?> owner) {
        return ResourceBundle.getBundle(
                file,
                Locale.forLanguageTag(code),
                owner.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
