package dev.neurona.lessons.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.check.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    @TempDir
    Path folder;

    private final List<Problem> problems = new ArrayList<>();

    private List<String> told(String lesson) throws IOException {
        Path file = folder.resolve("text/90-sums").resolve(LessonReader.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lesson);
        Spelling.check(LessonReader.read(file), words(), problems);
        return problems.stream()
                .sorted()
                .map(problem -> problem.line() + " " + problem.message())
                .toList();
    }

    private Map<Language, Words> words() throws IOException {
        Map<Language, Words> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, Words.read(folder, language, problems));
        }
        return words;
    }

    private static String english(String text) {
        return LessonReaderTest.WHOLE.replace("# Sums", "# Sums\n\n" + text);
    }

    private static String spanish(String text) {
        return LessonReaderTest.WHOLE.replace("# Sumas", "# Sumas\n\n" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "British colour and American color, Newton's networks' don't, a well-known two-thirds.",
                "`qwerty`, $qwerty$, $$\nqwerty\n$$, [sum](https://qwerty.org/qwerty), x1, `a` qwertyUiop(qwerty, 1)",
                "See https://qwerty.org/qwerty and qwerty.qwerty; WQ, DJL, NDArray, w_qwerty and 3qwerty."
            })
    void goodEnglishIsLeftAlone(String text) throws IOException {
        assertThat(told(english(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "El algoritmo aprende rápidamente, ¿verdad? Dímelo, compruébalo y súmalos.",
                "Lo llaman *gradient descent*, de *Convex\nOptimization*; `qwerty` y $qwerty$."
            })
    void goodSpanishIsLeftAlone(String text) throws IOException {
        assertThat(told(spanish(text))).isEmpty();
    }

    @Test
    void anUnknownWordIsNamedOnceWithItsLine() throws IOException {
        assertThat(told(english("A gud day.\n\nAnother gud day, one moar.")))
                .containsExactly(
                        "11 \"gud\" is in no dictionary (en): mend it, put it in `code`, or add it to words_en.txt",
                        "13 \"moar\" is in no dictionary (en): mend it, put it in `code`, or add it to words_en.txt");
    }

    @Test
    void anAccentThatIsMissingIsNamed() throws IOException {
        assertThat(told(spanish("La funcion de perdida, gradient.")))
                .hasSize(2)
                .allMatch(line -> line.contains("(es)"));
    }

    @Test
    void commentsStringsHintsAndTitlesAreLookedThrough() throws IOException {
        String lesson = LessonReaderTest.WHOLE
                .replace("en: the sum", "en: teh sum")
                .replace("[[sum|suma]] ", "[[sum|sumaa %5.2f]]\\n")
                .replace("en: Add it", "en: Addd it")
                .replace("es: \"Sumas\"", "es: \"Sumaz\"")
                .replace("Write `twice`.", "Writte `twice`.");
        assertThat(told(lesson))
                .extracting(line -> line.replaceFirst(" is in .*\\((..)\\).*", " $1"))
                .containsExactlyInAnyOrder(
                        "1 \"Sumaz\" es", "23 \"teh\" en", "24 \"sumaa\" es", "27 \"Addd\" en", "31 \"Writte\" en");
    }

    @Test
    void theProjectsWordsAreKnownAndSorted() throws IOException {
        Files.writeString(folder.resolve("words_en.txt"), "Xavier\nlogit\none-hott\n");
        assertThat(told(english("A logit, Logit's one-hott Xavier."))).isEmpty();
        assertThat(told(english("A hott xavier."))).hasSize(2);
        Files.writeString(folder.resolve("words_es.txt"), "logit\nlogit\nhardmax\n");
        problems.clear();
        words();
        assertThat(problems)
                .extracting(Problem::toString)
                .anyMatch(told -> told.contains("words_es.txt:2: \"logit\" comes after \"logit\""))
                .anyMatch(told -> told.contains("words_es.txt:3: \"hardmax\" comes after \"logit\""));
    }

    @Test
    void theGlossaryIsLookedThrough() throws IOException {
        Term term = new Term(
                7,
                "sum",
                0,
                "90",
                new Wording("sum", "suma"),
                new Wording("Wat adding gives.", "Lo que da sumar."),
                "qwerty",
                java.util.Optional.of(new Wording("One.", "Unno.")),
                List.of());
        Spelling.check(Glossary.of(List.of(term)), folder.resolve("glossary.yml"), words(), problems);
        assertThat(problems)
                .extracting(problem -> problem.line() + problem.message().substring(0, 6))
                .containsExactlyInAnyOrder("7\"Wat\" ", "7\"Unno\"");
    }
}
