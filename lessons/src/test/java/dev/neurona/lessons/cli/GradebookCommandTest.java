package dev.neurona.lessons.cli;

import static dev.neurona.lessons.grade.gradebook.Sample.ADA;
import static dev.neurona.lessons.grade.gradebook.Sample.JOSE;
import static dev.neurona.lessons.grade.gradebook.Sample.MARCH_1;
import static dev.neurona.lessons.grade.gradebook.Sample.grading;
import static dev.neurona.lessons.grade.gradebook.Sample.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.lessons.grade.gradebook.Gradebook;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GradebookCommandTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file = Path.of("");

    @BeforeEach
    void fill() throws Exception {
        file = temp.resolve("gradebook.db");
        try (Gradebook gradebook = Gradebook.open(file)) {
            gradebook.add(submission(ADA, "P1", "aa", MARCH_1), grading("P1", "aa", 0.5));
            gradebook.add(submission(ADA, "P2", "bb", MARCH_1), grading("P2", "bb", 1, "", 1));
            gradebook.add(submission(JOSE, "P1", "cc", MARCH_1), grading("P1", "cc", 1));
        }
    }

    @Test
    void withoutACommandItExplainsItself() {
        assertThat(line("gradebook")).isZero();
        assertThat(out.toString())
                .contains("list", "show", "mark", "serve", "final", "export", "audit", "gradebook.db");
    }

    @Test
    void aGradebookThatIsMissingIsToldAndNotMade() {
        Path missing = temp.resolve("missing.db");

        assertThat(line("gradebook", "list", "-g", missing.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("there is no gradebook " + missing).hasLineCount(1);
        assertThat(missing).doesNotExist();
    }

    @Test
    void theListShowsWhatIsStillToMark() {
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines().toList())
                .containsExactly(
                        "id   name          P1     P2    P3  final",
                        "101  Ada Lovelace  3.00?  6.00  -   4.50?",
                        "102  José Núñez    6.00?  -     -   3.00?",
                        "",
                        "2 students, 4 answers to mark (gradebook serve)");
    }

    @Test
    void anAnswerIsMarkedAndShown() {
        assertThat(run("mark", "ada", "P1.3", "1.5", "-", "--comment", "Which epoch?", "--by", "Grace"))
                .isZero();
        assertThat(run("mark", "101", "P1.3", "1,25", "0.5", "--by", "Grace")).isZero();
        assertThat(out.toString().lines().toList())
                .containsExactly("Ada Lovelace, P1.3: 1.5 of 2, not all criteria yet", "Ada Lovelace, P1.3: 1.75 of 2");

        assertThat(run("show", "Lovelace", "-l", "es")).isZero();
        assertThat(out.toString())
                .contains(
                        "P1.1 Sigmoide: 1 of 2, 0 of 1 checks passed",
                        "mended: se ha repuesto una comprobación [check-1]",
                        "P1.3: 1.75 (1.25 0.5), by Grace: Which epoch?",
                        "P1: parte manual 1,75 de 4 (P1.3 1,75, P1.4 aún sin calificar)");
        assertThat(run("mark", "101", "P1.3")).isZero();
        assertThat(out.toString()).contains("1. 1.25 of 1.5  Says what the curves show.");
        assertThat(run("audit", "-s", "101")).isZero();
        assertThat(out.toString())
                .contains("Grace  101  P1.3 marked again: [1.5,null] Which epoch? (Grace) -> [1.25,0.5]");
    }

    @Test
    void wrongMarksAreRefusedInOneLine() {
        refused("there is no question P1.9 in P1: there are P1.3, P1.4", "mark", "101", "P1.9", "1");
        refused("has handed in nothing with a question P3.1", "mark", "101", "P3.1", "1");
        refused("P1.3 has 2 criteria, but got points for 1", "mark", "101", "P1.3", "1");
        refused("criterion 1 of P1.3 gives 0 to 1.5 points, but got 9.0", "mark", "101", "P1.3", "9", "0");
        refused("points are numbers, or - for what stays open, but got x", "mark", "101", "P1.3", "x", "0");
        refused("the gradebook has no student Alan", "show", "Alan");
        refused("e may be Ada Lovelace (101), José Núñez (102): use the id", "show", "e");
    }

    @Test
    void theDryRunSaysHowEachFinalMarkComesAbout() throws Exception {
        Files.writeString(
                temp.resolve("course.yml"), "zone: Europe/Madrid\ndeadline: 2027-02-28 23:59\nlate: {policy: none}\n");

        assertThat(run("final", "101")).isZero();
        assertThat(out.toString().lines().toList())
                .containsExactly(
                        "by the rules of " + temp.resolve("course.yml"),
                        "",
                        "Ada Lovelace (101): 4.50?",
                        "  P1: automatic part 3 of 6",
                        "  P1: manual part 0 of 4 (P1.3 not marked yet, P1.4 not marked yet)",
                        "  P1: handed in 2027-03-01 11:00, 1 day late (deadline 2027-02-28 23:59): nothing is taken off",
                        "  P1: 3",
                        "  P2: automatic part 6 of 6",
                        "  P2: manual part 0 of 4 (P2.3 no answer 0, P2.4 no answer 0)",
                        "  P2: handed in 2027-03-01 11:00, 1 day late (deadline 2027-02-28 23:59): nothing is taken off",
                        "  P2: 6",
                        "  P3: not handed in",
                        "  mean of the best 2 of 3 (P2 6.00 + P1 3.00): 4.5",
                        "  4.5: not passed (5 is needed)",
                        "  provisional: a person still has to mark P1.3, P1.4");
    }

    @Test
    void mistakesInTheRulesAreToldWithTheirLines() throws Exception {
        Files.writeString(temp.resolve("course.yml"), "best: 9\nlast: 1\n");

        assertThat(run("final")).isEqualTo(2);
        assertThat(err.toString()).contains("course.yml:1: best has to be", "course.yml:2: there is no field \"last\"");
        assertThat(run("rules")).isEqualTo(2);
    }

    @Test
    void theRulesAreShownInWordsAndAsATemplate() throws Exception {
        assertThat(run("rules", "-l", "es")).isZero();
        assertThat(out.toString())
                .contains("la media se redondea hacia arriba en pasos de 1, solo si se entregan todas las prácticas");
        assertThat(line("gradebook", "rules", "--template")).isZero();
        assertThat(out.toString()).contains("# extensions:");
    }

    @Test
    void exportsAreWrittenAndNothingIsOverwritten() throws Exception {
        Path csv = temp.resolve("out.csv");
        Path canvas = temp.resolve("canvas.csv");
        Path worksheet = Files.writeString(
                temp.resolve("w.csv"), "Identifier,Full name,Grade,Feedback comments\nParticipant 101,Ada,,\n");

        assertThat(run("export", "csv", "-o", csv.toString())).isZero();
        assertThat(csv).content().contains("101,Ada Lovelace,3.00");
        refused("is there already: --force writes over it", "export", "csv", "-o", csv.toString());

        assertThat(run("export", "canvas", "-o", canvas.toString(), "--column", "P2=Second"))
                .isZero();
        assertThat(canvas).content().contains("SIS Login ID,Section,Second", "Ada Lovelace,,,101,,6.00");

        assertThat(run("export", "moodle", "-p", "P2", worksheet.toString())).isZero();
        assertThat(temp.resolve("w-graded.csv"))
                .content()
                .startsWith(
                        "Identifier,Full name,Grade,Feedback comments\nParticipant 101,Ada,6.00,\"<p>P2: automatic");
        assertThat(worksheet).content().endsWith("Ada,,\n");
        refused("there is no practice P7", "export", "moodle", "-p", "P7", worksheet.toString());
        assertThat(run("export", "moodle", "-p", "P1", csv.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("out.csv: it is no grading worksheet");
    }

    @Test
    void theDumpIsForComparing() {
        assertThat(run("dump")).isZero();
        assertThat(out.toString())
                .contains("[\"student\",\"101\",\"Ada Lovelace\"]")
                .doesNotContain("seconds");
    }

    private void refused(String why, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(why).hasLineCount(1);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("gradebook"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-g", file.toString()));
        return line(all.toArray(String[]::new));
    }

    private int line(String... arguments) {
        CommandLine line = Neurona.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
