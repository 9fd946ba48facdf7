package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds words in prose, comments and strings shown that are in no dictionary. Code, formulas and links' targets are none. */
final class Spelling {
    private static final Pattern WORD =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['\u2019-]\\p{L}[\\p{L}\\p{M}]*)*['\u2019]?");
    /** Code and addresses, and the places links lead to. */
    private static final Pattern SILENT =
            Pattern.compile("(?m)^ {0,3}(?<fence>`{3,})[^\\n]*\\n(?s:.*?)^ {0,3}\\k<fence>[ \\t]*$"
                    + "|(?<!`)(?<ticks>`+)(?!`)(?s:.+?)(?<!`)\\k<ticks>(?!`)"
                    + "|(?<=])\\([^)\\s]*\\)|https?://\\S+|<!--(?s:.*?)-->|</?[a-z][^>]*>|&[a-z]+;");
    /** What is written like code in a text all the same: names with digits, dots, underscores, capitals inside. */
    private static final Pattern CODE =
            Pattern.compile("[\\p{L}_][\\p{L}\\d_.]*\\([^()\\n]*(?:\\([^()\\n]*\\)[^()\\n]*)*\\)"
                    + "|[\\p{L}\\p{M}\\d]*[_\\d=^/\\\\][\\p{L}\\p{M}\\d_=^/\\\\]*|\\p{L}+\\.\\p{L}[\\p{L}.]*");
    /** In italics a Spanish text may have English words. */
    private static final Pattern ITALICS =
            Pattern.compile("(?<![*\\p{L}])\\*(?!\\s)[^*\\n]+(?:\\n[^*\\n]+)?\\*(?!\\*)");

    private final Map<Language, Words> words = new EnumMap<>(Language.class);
    private final Path file;
    private final List<Problem> problems;
    private final Set<String> told = new HashSet<>();

    /** @param file whose texts are looked through */
    Spelling(Map<Language, Words> words, Path file, List<Problem> problems) {
        this.words.putAll(words);
        this.file = file;
        this.problems = problems;
    }

    /** Looks through the texts of a lesson, each unknown word told once. */
    static void check(Lesson lesson, Map<Language, Words> words, List<Problem> problems) {
        Spelling spelling = new Spelling(words, lesson.file(), problems);
        for (Language language : Language.values()) {
            spelling.text(language, lesson.title().in(language), 1);
            for (Passage passage : lesson.passages(language)) {
                spelling.passage(language, passage);
            }
            for (Part part : lesson.parts()) {
                spelling.part(language, part);
            }
        }
    }

    /** Looks through the entries of the glossary. */
    static void check(Glossary glossary, Path file, Map<Language, Words> words, List<Problem> problems) {
        Spelling spelling = new Spelling(words, file, problems);
        for (Term term : glossary.terms()) {
            for (Language language : Language.values()) {
                spelling.text(language, term.name(language), term.line());
                spelling.text(language, term.definition().in(language), term.line());
                term.example().ifPresent(example -> spelling.text(language, example.in(language), term.line()));
            }
        }
    }

    private void part(Language language, Part part) {
        if (part instanceof Part.Code code) {
            code(language, code);
        } else if (part instanceof Part.Exercise exercise) {
            code(language, exercise.answer());
            code(language, exercise.checks());
            exercise.hints().forEach(hint -> text(language, hint.in(language), exercise.line()));
        }
    }

    private void code(Language language, Part.Code code) {
        String[] lines = code.source().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int line = code.line() + 1 + i;
            for (String said : Localised.said(language, lines[i])) {
                text(language, said, line);
            }
        }
    }

    private void passage(Language language, Passage passage) {
        for (Found found : unknown(language, passage.text())) {
            tell(language, found.word(), passage.lineAt(found.at()));
        }
    }

    private void text(Language language, String text, int line) {
        unknown(language, text).forEach(found -> tell(language, found.word(), line));
    }

    private void tell(Language language, String word, int line) {
        if (told.add(language + word)) {
            problems.add(new Problem(
                    file,
                    line,
                    "\"%s\" is in no dictionary (%s): mend it, put it in `code`, or add it to %s"
                            .formatted(word, language.code(), Words.file(language))));
        }
    }

    private record Found(String word, int at) {}

    private List<Found> unknown(Language language, String markdown) {
        List<Found> all = new ArrayList<>();
        String prose = silent(CODE, silent(SILENT, withoutMaths(markdown)));
        String upright = silent(ITALICS, prose);
        Matcher word = WORD.matcher(prose);
        while (word.find()) {
            boolean italic = upright.charAt(word.start()) == ' ';
            boolean known = has(language, word.group())
                    || (language == Language.ES && italic && has(Language.EN, word.group()));
            if (!known) {
                all.add(new Found(word.group(), word.start()));
            }
        }
        return all;
    }

    private boolean has(Language language, String word) {
        Words of = words.get(language);
        if (of == null || of.has(word)) {
            return true;
        }
        for (String part : word.split("-", -1)) {
            // Names of things in code, and letters of formulas.
            boolean name = part.length() < 3 || part.substring(1).chars().anyMatch(Character::isUpperCase);
            if (!name && !of.has(part)) {
                return false;
            }
        }
        return true;
    }

    private static String withoutMaths(String markdown) {
        StringBuilder text = new StringBuilder(markdown);
        Maths.in(markdown).forEach(formula -> blank(text, formula.start(), formula.end()));
        return text.toString();
    }

    private static String silent(Pattern pattern, String text) {
        StringBuilder blanked = new StringBuilder(text);
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            blank(blanked, matcher.start(), matcher.end());
        }
        return blanked.toString();
    }

    private static void blank(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
