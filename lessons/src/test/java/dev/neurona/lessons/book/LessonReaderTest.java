package dev.neurona.lessons.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.neurona.check.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LessonReaderTest {
    static final String WHOLE = """
            ---
            id: "90"
            title: {en: "Sums", es: "Sumas"}
            minutes: 5
            needs: ["02"]
            covers: [L-01]
            ---
            ::: en
            # Sums

            Inside: ```java``` is no cell.

            ```java
            notACell();
            ::: not ours
            ```
            :::
            ::: es
            # Sumas
            :::

            ```java
            int add(int a, int b) { return a + b; }   // en: the sum // es: la suma
            System.out.println("[[sum|suma]] " + add(1, 2));
            ```

            ::: exercise 90.1 points=2
            ::: en
            ### Twice

            Write `twice`.
            :::
            ::: es
            ### El doble

            Escribe `twice`.
            :::
            ```java
            int twice(int n) {
                // BEGIN SOLUTION
                return 2 * n;
                // END SOLUTION
                // STUB return Check.todo();
            }
            ```
            ```java check
            Check.ex("90.1").near(() -> twice(4), 8, 0)
            ```
            ::: hint
            en: Add it to itself.
            es: Súmalo consigo mismo.
            :::
            ```java wrong
            // told: [[8|8]]
            int twice(int n) { return n + 3; }
            ```
            :::
            """;

    @TempDir
    Path folder;

    private Lesson read(String text) throws IOException {
        return LessonReader.read(source(text));
    }

    private Path source(String text) throws IOException {
        Path file = folder.resolve("90-sums").resolve(LessonReader.FILE);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void aLessonHasItsParts() throws IOException {
        Lesson lesson = read(WHOLE);
        assertThat(lesson.slug()).isEqualTo("90-sums");
        assertThat(lesson.title().in(Language.ES)).isEqualTo("Sumas");
        assertThat(lesson.needs()).containsExactly("02");
        assertThat(lesson.covers()).containsExactly("L-01");
        assertThat(lesson.parts()).hasSize(3);
        Part.Prose prose = (Part.Prose) lesson.parts().get(0);
        assertThat(prose.english().text())
                .startsWith("# Sums")
                .contains("::: not ours")
                .endsWith("```");
        assertThat(lesson.parts().get(1).line()).isEqualTo(22);
        Part.Exercise exercise = lesson.exercises().get(0);
        assertThat(exercise.title()).isEqualTo(new Wording("Twice", "El doble"));
        assertThat(exercise.points()).isEqualTo(2);
        assertThat(exercise.hints()).containsExactly(new Wording("Add it to itself.", "Súmalo consigo mismo."));
        assertThat(exercise.wrong()).hasSize(1);
        assertThat(exercise.wrong().get(0).told()).isEqualTo(new Wording("8", "8"));
    }

    @Test
    void codeIsWrittenOnceForBothLanguages() throws IOException {
        String code = ((Part.Code) read(WHOLE).parts().get(1)).source();
        assertThat(Localised.in(Language.EN, code))
                .isEqualTo(
                        "int add(int a, int b) { return a + b; }   // the sum\nSystem.out.println(\"sum \" + add(1, 2));");
        assertThat(Localised.in(Language.ES, code)).contains("// la suma\n").contains("\"suma \"");
    }

    @Test
    void theStubHasNoSolutionAndTheSolutionNoStub() throws IOException {
        String answer = read(WHOLE).exercises().get(0).answer().source();
        assertThat(Solution.stub(answer, Language.EN))
                .isEqualTo("int twice(int n) {\n    // your code here\n    return Check.todo();\n}");
        assertThat(Solution.solved(answer)).isEqualTo("int twice(int n) {\n    return 2 * n;\n}");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("id: \"90\"", "id: 90", 1, "the front matter needs a text id, in quotes, but has 90"),
                Arguments.of("minutes: 5", "minutes:", 1, "the front matter needs a number minutes but has null"),
                Arguments.of(
                        "needs:",
                        "need:",
                        1,
                        "there is no field \"need\": known are [covers, id, minutes, needs, title]"),
                Arguments.of(
                        "title: {en: \"Sums\", es: \"Sumas\"}",
                        "title: {en: \"Sums\"}",
                        1,
                        "the front matter needs title: {en: \"...\", es: \"...\"}"),
                Arguments.of("title: {en:", "title: [en:", 3, "the front matter is no YAML"),
                Arguments.of("::: es\n# Sumas\n:::", "", 8, "this block is in en only: the one in es has to follow"),
                Arguments.of("// es: la suma", "", 23, "a comment has to be in both languages"),
                Arguments.of("[[sum|suma]]", "[[sum| ]]", 24, "words have to be in both languages"),
                Arguments.of("// END SOLUTION", "", 38, "// BEGIN SOLUTION has no // END SOLUTION"),
                Arguments.of("Check.ex(\"90.1\")", "Check.ex(\"90.2\")", 46, "these checks are not of this exercise"),
                Arguments.of("```java check", "```java chek", 46, "a code cell cannot be \"chek\" here"),
                Arguments.of("exercise 90.1", "exercise 91.1", 46, "these checks are not of this exercise"),
                Arguments.of("points=2", "point=2", 27, "\"point=2\" is not known"),
                Arguments.of(
                        "### El doble", "El doble", 27, "the task of exercise 90.1 needs a heading in both languages"),
                Arguments.of("en: Add it", "Add it", 49, "a hint is a line en: ... and a line es: ..."),
                Arguments.of("// told: [[8|8]]", "", 53, "a wrong answer begins with what the student is told"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsLine(String text, String instead, int line, String message) throws IOException {
        String broken = WHOLE.replace(text, instead);
        assertThat(broken).isNotEqualTo(WHOLE);
        BookException wrong = catchThrowableOfType(BookException.class, () -> read(broken));
        assertThat(wrong.problems())
                .anyMatch(problem -> problem.line() == line && problem.message().startsWith(message));
    }

    @ParameterizedTest
    @CsvSource({
        "'text\n', 'text outside of the languages'' blocks'",
        "'::: de\n:::\n', 'there is nothing called \"::: de\" here'",
        "'::: en\n', 'this block has no end'",
        "'```java\nint x;\n', 'this code has no end'",
        "'```python\nx\n```\n', 'a code cell is java, but this is \"python\"'",
        "'::: exercise 90.2\n', 'this exercise has no end'"
    })
    void whatDoesNotBelongThereIsNamed(String added, String message) throws IOException {
        BookException wrong = catchThrowableOfType(BookException.class, () -> read(WHOLE + added));
        assertThat(wrong.problems())
                .anyMatch(problem -> problem.line() == 58 && problem.message().startsWith(message));
    }

    @Test
    void allMistakesAreToldAtOnce() throws IOException {
        String broken = WHOLE.replace("id: \"90\"", "id: 90").replace("// es: la suma", "");
        BookException wrong = catchThrowableOfType(BookException.class, () -> read(broken));
        assertThat(wrong.problems()).hasSizeGreaterThan(1);
        assertThat(wrong.getMessage().lines()).allMatch(line -> line.contains("lesson.md:"));
    }

    @Test
    void aFileThatIsNoLessonIsNamed() throws IOException {
        for (String text : List.of("", "# Sums", "---\nid: \"90\"\n")) {
            BookException wrong = catchThrowableOfType(BookException.class, () -> read(text));
            assertThat(wrong).hasMessageContaining("a lesson begins with its front matter");
        }
        Path file = source("");
        Files.write(file, "---\nañ".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(catchThrowableOfType(BookException.class, () -> LessonReader.read(file)))
                .hasMessageContaining("is no UTF-8 text");
    }
}
