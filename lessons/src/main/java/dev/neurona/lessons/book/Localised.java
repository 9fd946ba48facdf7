package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code that is written once for both languages. A comment has both, {@code // en: the loss // es: la pérdida}, and words
 * in a string stand as {@code [[loss|pérdida]]}; what is left in a notebook is the one of its language.
 */
final class Localised {
    private static final Pattern COMMENT = Pattern.compile("//\\s*(en|es):\\s*");
    private static final Pattern WORDS = Pattern.compile("\\[\\[([^|\\]\\n]*)\\|([^|\\]\\n]*)]]");

    private Localised() {}

    /** {@return the code as a notebook of that language has it} */
    static String in(Language language, String code) {
        List<String> lines = new ArrayList<>();
        for (String line : code.split("\n", -1)) {
            lines.add(words(language, comment(language, line)));
        }
        return String.join("\n", lines);
    }

    private static String words(Language language, String line) {
        Matcher matcher = WORDS.matcher(line);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(language == Language.ES ? found.group(2) : found.group(1)));
    }

    private static String comment(Language language, String line) {
        Matcher tag = COMMENT.matcher(line);
        if (!tag.find()) {
            return line;
        }
        String before = line.substring(0, tag.start());
        String kept = "";
        do {
            String of = tag.group(1);
            int begin = tag.end();
            boolean more = tag.find();
            String text = line.substring(begin, more ? tag.start() : line.length());
            if (of.equals(language.code())) {
                kept = text.strip();
            }
            if (!more) {
                break;
            }
        } while (true);
        return kept.isEmpty() ? before.stripTrailing() : before + "// " + kept;
    }

    /** {@return what is wrong with the languages of a line, or empty} */
    static String mistake(String line) {
        Matcher tag = COMMENT.matcher(line);
        int english = 0;
        int spanish = 0;
        while (tag.find()) {
            if (tag.group(1).equals("en")) {
                english++;
            } else {
                spanish++;
            }
        }
        if (english != spanish || english > 1) {
            return "a comment has to be in both languages, once each: // en: ... // es: ...";
        }
        Matcher words = WORDS.matcher(line);
        while (words.find()) {
            if (words.group(1).isBlank() || words.group(2).isBlank()) {
                return "words have to be in both languages: [[english|español]] but got " + words.group();
            }
        }
        return "";
    }

    /** {@return what a line of code says in a language: its comment and the words of its strings} */
    static List<String> said(Language language, String line) {
        List<String> said = new ArrayList<>();
        Matcher tag = COMMENT.matcher(line);
        if (tag.find()) {
            String kept = comment(language, line);
            said.add(kept.substring(Math.min(tag.start(), kept.length())).replaceFirst("^//\\s*", ""));
        }
        Matcher words = WORDS.matcher(line);
        while (words.find()) {
            // What is filled in later is no word.
            said.add((language == Language.ES ? words.group(2) : words.group(1))
                    .replaceAll("%[-+ 0,#]*\\d*(?:\\.\\d+)?[a-zA-Z]|\\\\[a-z]", " "));
        }
        return said;
    }

    /** {@return both languages of {@code [[english|español]]}, or of a text that is the same in both} */
    static Wording wording(String text) {
        return new Wording(words(Language.EN, text), words(Language.ES, text));
    }
}
