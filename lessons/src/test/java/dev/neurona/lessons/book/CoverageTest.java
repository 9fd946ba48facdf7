package dev.neurona.lessons.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    private static final String CHECKLIST = """
            - {id: L-01, lessons: ["90"], title: "adding"}
            - {id: L-02, lessons: ["90"], title: "more"}
            - {id: L-03, lessons: ["02", "90"], title: "shared"}
            - {id: L-04, lessons: ["G"], title: "a word"}
            - {id: L-05, lessons: [], title: "nothing to teach"}
            """;
    private static final String SECTIONS = LessonReaderTest.WHOLE
            .replace("# Sums", "<!-- covers: L-01 -->\n# Sums")
            .replace("### Twice", "<!-- covers: L-03 -->\nSo.\n\n### Twice")
            .replace("covers: [L-01]", "covers: [L-01, L-03]");

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve(Plan.FILE), BuilderTest.PLAN);
        Files.writeString(folder.resolve(Checklist.FILE), CHECKLIST);
    }

    private Course course(String lesson) throws IOException {
        Path file = folder.resolve("text/90-sums").resolve(LessonReader.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lesson);
        return Course.read(folder, false);
    }

    @Test
    void theReportNamesLessonAndSectionOfEachId() throws IOException {
        Coverage coverage = Coverage.of(course(SECTIONS));
        assertThat(coverage.lines())
                .startsWith(
                        "L-01  adding: 90 \"Sums\"",
                        "L-02  more: MISSING in lesson 90",
                        "L-03  shared: lesson 02 is not written yet (it is in 90 \"Sums\")",
                        "L-04  a word: MISSING in lesson G",
                        "L-05  nothing to teach: no lesson has to",
                        "",
                        "checklist: 5 ids: 1 covered, 2 missing in lessons that are written, 1 in lessons to come, 1 in none");
        assertThat(coverage.missing()).containsExactly("L-02", "L-04");
    }

    @Test
    void termsAreFoundByNumberIdOrName() throws IOException {
        Files.writeString(folder.resolve(Checklist.TERMS), """
                - {number: 7, term: "any name", lessons: ["90"]}
                - {term: "Bias-variance (trade-off)", lessons: ["90"]}
                - {term: "normalisation", lessons: ["90"]}
                - {term: "missing", lessons: ["90"]}
                - {number: 8, term: "later", lessons: ["90", "02"]}
                """);
        Files.writeString(folder.resolve(Glossary.SOURCE), """
                - {id: sum, number: 7, lesson: "90", term: {en: sum, es: suma}, definition: {en: a, es: b}}
                - {id: bv, lesson: "90", term: {en: bias variance, es: sv}, definition: {en: a, es: b}}
                - {id: normalization, lesson: "90", term: {en: n, es: n}, definition: {en: a, es: b}}
                """);
        assertThat(Coverage.of(course(SECTIONS)).lines())
                .contains(
                        "glossary: 3 entries; of 5 terms it has to have: 3 there, 1 missing though the lesson is written, 1 to come")
                .contains("terms missing: missing", "terms to come: 8 later");
    }

    @Test
    void sectionsAndFrontMatterHaveToAgree() {
        String more = SECTIONS.replace("L-03 -->", "L-03 L-02 -->").replace("[L-01, L-03]", "[L-01, L-03, L-04, L-77]");
        BookException wrong = catchThrowableOfType(BookException.class, () -> course(more));
        assertThat(wrong.problems())
                .extracting(problem -> problem.line() + " " + problem.message())
                .containsExactly(
                        "1 covers L-04, but no section says so: <!-- covers: L-04 -->",
                        "1 there is no L-77 in checklist.yml",
                        "30 this section covers L-02: add it to covers in the front matter");
    }

    @Test
    void withoutSectionsTheFrontMatterCounts() throws IOException {
        assertThat(Coverage.of(course(LessonReaderTest.WHOLE)).lines().get(0)).isEqualTo("L-01  adding: 90");
    }

    @Test
    void aMistakeOfTheChecklistIsNamedWithItsLine() throws IOException {
        Files.writeString(
                folder.resolve(Checklist.FILE),
                CHECKLIST.replace("L-05", "L-01").replace("\"02\"", "\"03\""));
        assertThat(catchThrowableOfType(BookException.class, () -> course(SECTIONS)))
                .hasMessageContaining("checklist.yml:5: there is an item L-01 already")
                .hasMessageContaining("checklist.yml:3: there is no lesson 03");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sigmoid(2.6) = 0.93086; 0.931; true",
                "0.93; 0.931; false",
                "-0.931; 0.931; true",
                "4.8e-4 9.54E-07; 9.5e-7; true",
                "0.00000095; 9.5e-7; true",
                "4,194,304 weights; 4194304|4 M; true",
                "about 4 M; 4194304|4 M; true",
                "[1, 2]; 12; false",
                "weights ( 15, 5 ); (15,5)|[15,5]; true",
                "150.2; 150; true",
                "1500; 150; false"
            })
    void aWorkedNumberIsSeenInOutputs(String output, String wanted, boolean is) {
        assertThat(Shown.of(output).has(wanted)).isEqualTo(is);
    }

    @Test
    void aWorkedNumberThatNoOutputShowsIsNamed() throws IOException {
        Files.writeString(
                folder.resolve(Checklist.FILE), CHECKLIST.replace("\"adding\"", "\"adding\", shows: [\"3\", \"4.5\"]"));
        Course course = course(SECTIONS);
        List<Problem> problems = new ArrayList<>();
        Shown.of("sum 3").check(course.lessons().get(0), course.checklist(), problems);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(9);
            assertThat(problem.message())
                    .isEqualTo("covers L-01 (adding), but no output shows 4.5: let a cell compute it");
        });
    }
}
