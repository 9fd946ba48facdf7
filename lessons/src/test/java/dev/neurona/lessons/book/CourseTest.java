package dev.neurona.lessons.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.neurona.check.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {
    private static final String GLOSSARY = """
            - id: sum
              number: 7
              lesson: "90"
              term: {en: "sum", es: "suma"}
              definition: {en: "What adding gives.", es: "Lo que da sumar."}
              formula: 'a + b'
              example:
                en: "3 is the sum of 1 and 2."
                es: "3 es la suma de 1 y 2."
              contrast: [n-fold]
            - id: n-fold
              lesson: "02"
              term: {en: "N-fold product", es: "ñu"}
              definition: {en: "Many times.", es: "Muchas veces."}
            - id: zeta
              lesson: G
              term: {en: "area", es: "área"}
              definition: {en: "Of a field.", es: "De un campo."}
            """;

    @TempDir
    Path folder;

    private Course course(String lesson, String glossary, boolean draft) throws IOException {
        Path file = folder.resolve("text/90-sums").resolve(LessonReader.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lesson);
        Files.writeString(folder.resolve(Plan.FILE), BuilderTest.PLAN);
        Files.writeString(folder.resolve(Checklist.FILE), BuilderTest.CHECKLIST);
        Files.writeString(folder.resolve(Glossary.SOURCE), glossary);
        return Course.read(folder, draft);
    }

    private String linked(String markdown) throws IOException {
        String lesson = LessonReaderTest.WHOLE.replace("# Sums", "# Sums\n\n" + markdown);
        Course course = course(lesson, GLOSSARY, false);
        Passage passage = course.lessons().get(0).passages(Language.EN).get(0);
        return course.links()
                .resolved(passage.text(), Language.EN, "../")
                .lines()
                .toList()
                .get(2);
    }

    @Test
    void linksLeadToTheGlossaryAndToLessonsThatAreWritten() throws IOException {
        assertThat(linked("The [sum](term:sum), [](term:n-fold) and `[x](term:y)`."))
                .isEqualTo("The [sum](../glossary.md#sum), [N-fold product](../glossary.md#n-fold) and `[x](term:y)`.");
        assertThat(linked("See [lesson **90**](lesson:90) and [](lesson:90)."))
                .isEqualTo("See [lesson **90**](../90-sums.ipynb) and [90 Sums](../90-sums.ipynb).");
        assertThat(linked("See [lesson 02](lesson:02) and [](lesson:02).")).isEqualTo("See lesson 02 and 02 Tensors.");
        assertThat(linked("[b $f[x](y)$](https://example.org/a?b=c#d), $w[1](x)$"))
                .isEqualTo("[b $f[x](y)$](https://example.org/a?b=c#d), $w[1](x)$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[a](term:product)|there is no entry product in glossary.yml",
                "[a](lesson:91)|there is no lesson 91: plan.yml has those of the course",
                "[a](../README.md)|a link goes to term:id, lesson:07 or https://... but this one to \"../README.md\"",
                "[a](https:/example.org)|a link goes to",
                "[a](https://exa%mple.org)|a link goes to",
                "![a](https://example.org/a.png)|an image in the text",
                "<a href=\"x\">a</a>|write links as [text](...)"
            })
    void aLinkThatLeadsNowhereIsNamedWithItsLine(String markdown, String message) {
        BookException wrong = catchThrowableOfType(BookException.class, () -> linked(markdown));
        assertThat(wrong.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith(message);
            assertThat(problem.line()).isEqualTo(11);
        });
    }

    @Test
    void spanishTextAndTasksAreLookedThroughToo() throws IOException {
        String lesson = LessonReaderTest.WHOLE
                .replace("# Sumas\n", "# Sumas\n\n\n[a](lesson:91)\n")
                .replace("Escribe `twice`.", "Escribe `twice`. [a](lesson:92)");
        BookException wrong = catchThrowableOfType(BookException.class, () -> course(lesson, GLOSSARY, false));
        assertThat(wrong.getMessage())
                .contains("lesson.md:22: there is no lesson 91")
                .contains("lesson.md:39: there is no lesson 92");
    }

    @Test
    void aDraftMayNameTermsThatAreNotThereYet() throws IOException {
        String lesson = LessonReaderTest.WHOLE.replace("# Sums", "# Sums\n\n[a](term:product)");
        Course course = course(lesson, GLOSSARY.replace("[n-fold]", "[m-fold]"), true);
        assertThat(course.missing())
                .extracting(Problem::toString)
                .anyMatch(told -> told.contains("glossary.yml:10: contrasts sum with m-fold"))
                .anyMatch(told -> told.contains("lesson.md:11: there is no entry product"))
                .hasSize(2);
        assertThat(course.links().resolved("[a](term:product)", Language.EN, ""))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "id: n-fold|id: N|11|the id \"N\" has to be of small letters",
                "id: n-fold|id: sum|11|there is an entry sum already",
                "number: 7|number: 114|2|number has to be a number from 1 to 113",
                "number: 7|numero: 7|2|there is no field \"numero\": known are [contrast, definition,",
                "id: n-fold|id: n-fold~  id: n|12|\"id\" is there twice",
                "lesson: \"02\"|lesson: 2|12|needs lesson: a text, in quotes where it could be a number",
                "lesson: \"02\"|lesson: \"03\"|12|there is no lesson 03",
                "en: \"area\", es: \"área\"|en: \"area\"|17|term is not in both languages: its es is missing",
                "{en: \"Many times.\", es: \"Muchas veces.\"}|Many|14|needs definition: {en: \"...\", es: \"...\"}",
                "es: \"ñu\"|es: \"Suma\"|13|sum is called \"suma\" (es) already",
                "'a + b'|'$a + b$'|6|a formula is LaTeX without $",
                "[n-fold]|[m-fold]|10|contrasts sum with m-fold, but there is no entry of that id",
                "[n-fold]|[sum]|10|contrasts sum with itself",
                "[n-fold]|n-fold|10|contrast has to be a list",
                "[n-fold]|[n-fold, 7]|10|contrast has something that is no text",
                "lesson: G|number: 7~  lesson: G|16|sum has the number 7 already",
                "- id: zeta|- [|17|is no YAML"
            })
    void aMistakeOfTheGlossaryIsNamedWithItsLine(String text, String instead, int line, String message) {
        String broken = GLOSSARY.replace(text, instead.replace("~", "\n"));
        assertThat(broken).isNotEqualTo(GLOSSARY);
        BookException wrong =
                catchThrowableOfType(BookException.class, () -> course(LessonReaderTest.WHOLE, broken, false));
        assertThat(wrong.problems())
                .anySatisfy(
                        problem -> assertThat(problem.toString()).contains("glossary.yml:" + line + ": " + message));
    }

    @Test
    void aGlossaryThatIsNoListIsNamed() {
        for (String broken : new String[] {"a: b", "- a", "- id: \"a"}) {
            BookException wrong =
                    catchThrowableOfType(BookException.class, () -> course(LessonReaderTest.WHOLE, broken, false));
            assertThat(wrong).hasMessageContaining("glossary.yml:1: ");
        }
    }

    @Test
    void theGlossaryIsInTheOrderOfItsLanguage() throws IOException {
        Course course = course(LessonReaderTest.WHOLE, GLOSSARY, false);
        String english = GlossaryPage.of(course.glossary(), course.links(), Language.EN);
        String spanish = GlossaryPage.of(course.glossary(), course.links(), Language.ES);
        assertThat(english)
                .startsWith("# Glossary\n")
                .containsSubsequence("### area", "### N-fold product", "### sum")
                .contains("[A](#zeta) · [N](#n-fold) · [S](#sum)");
        assertThat(spanish)
                .containsSubsequence("### área", "### ñu", "### suma")
                .contains("[A](#zeta) · [Ñ](#n-fold) · [S](#sum)");
        assertThat(spanish).contains("""
                <a id="sum"></a>

                ### suma

                *sum*. Lo que da sumar.

                $$a + b$$

                **Ejemplo**: 3 es la suma de 1 y 2.

                No confundir con [ñu](#n-fold). Lección [90 Sumas](90-sums.ipynb).
                """);
        assertThat(english).contains("*ñu*. Many times.\n\nLesson 02 Tensors.");
    }

    @Test
    void whatACommentCoversIsReadAndNotShown() throws IOException {
        String lesson = LessonReaderTest.WHOLE
                .replace("# Sums", "<!-- covers: L-01 -->\n\n# Sums\n\nText.\n\n<!-- covers: X-02 -->\nMore.")
                .replace("# Sumas", "<!-- covers: L-01 -->\n# Sumas")
                .replace("[L-01]", "[L-01, X-02]");
        Part.Prose prose = (Part.Prose)
                course(lesson, GLOSSARY, false).lessons().get(0).parts().get(0);
        assertThat(prose.covers())
                .containsExactly(
                        new Part.Covers(9, List.of("L-01"), "Sums"), new Part.Covers(15, List.of("X-02"), "Sums"));
        assertThat(prose.english().text()).startsWith("# Sums\n\nText.\n\n\nMore.");
        assertThat(prose.english().line()).isEqualTo(11);
        assertThat(prose.spanish().text()).isEqualTo("# Sumas");
    }

    @Test
    void aCommentOfTheSpanishTextCountsWhereTheEnglishHasNone() throws IOException {
        String lesson = LessonReaderTest.WHOLE.replace("# Sumas", "<!-- covers: L-01 -->\n# Sumas");
        Lesson read = course(lesson, GLOSSARY, false).lessons().get(0);
        assertThat(Claims.of(read).sections().get("L-01")).containsExactly(new Claims.Section(19, "Sumas"));
    }

    @Test
    void codeThatWouldBeCutOffIsNamedInEitherLanguage() {
        String spanish = "1".repeat(90);
        String lesson = LessonReaderTest.WHOLE
                .replace("[[sum|suma]]", "[[sum|" + spanish + "]]")
                .replace("return 2 * n;", "return 2 * n; // en: " + spanish + " // es: a")
                .replace("\"90.1\")", "\"90.1\").about(\"" + spanish + "\")");
        assertThat(catchThrowableOfType(BookException.class, () -> course(lesson, GLOSSARY, false))
                        .problems())
                .extracting(problem -> problem.line() + " " + problem.message())
                .containsExactly(
                        "24 this line has 126 characters (es): at most 105 are seen without scrolling",
                        "41 this line has 111 characters (en): at most 105 are seen without scrolling");
    }

    @Test
    void aLessonIsOneOfThePlan() {
        String lesson = LessonReaderTest.WHOLE.replace("needs: [\"02\"]", "needs: [\"03\"]");
        assertThat(catchThrowableOfType(BookException.class, () -> course(lesson, GLOSSARY, false)))
                .hasMessageContaining("lesson.md:1: there is no lesson 03");
    }
}
