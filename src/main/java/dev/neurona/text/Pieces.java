package dev.neurona.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into the matches of a pattern that leaves no gaps.
 *
 * <p>Repeated groups are possessive: Java's matcher calls itself for each round of a greedy one, and long text would
 * overflow the stack.
 */
enum Pieces implements Tokenizer {
    WORDS("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+(?:['’-][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+)*+|[\\s\\p{Z}]++|\\X"),
    CHARACTERS("\\X"),
    /**
     * What byte pairs are merged in, never across: letters, digits or other signs, each with a space in front if there is
     * one. The limit keeps the work small in text that has no spaces.
     */
    CHUNKS(" ?[\\p{L}\\p{M}]{1,64}+| ?\\p{N}{1,64}+| ?[^\\s\\p{L}\\p{M}\\p{N}]{1,64}+|\\s{1,64}+");

    private final Pattern pattern;

    Pieces(String regex) {
        pattern = Pattern.compile(regex);
    }

    @Override
    public List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() != end) {
                throw new IllegalStateException("%s leave a gap at character %d".formatted(name(), end));
            }
            tokens.add(matcher.group());
            end = matcher.end();
        }
        return tokens;
    }
}
