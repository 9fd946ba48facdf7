package dev.neurona.lessons.grade.alike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.grade.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlikeTest {
    @TempDir
    Path folder;

    private final List<Submission> submissions = new ArrayList<>();
    private final List<Notebook> works = new ArrayList<>();

    /** Submissions {@code s0}, {@code s1}... of students who worked alone. */
    private Classroom classroom(int students, long seed) {
        Classroom room = new Classroom(seed, folder);
        for (int i = 0; i < students; i++) {
            works.add(room.alone());
            submissions.add(room.handIn("s" + i, works.get(i)));
        }
        return room;
    }

    private Alike find() throws IOException {
        return Alike.find(submissions, List.of(Classroom.released()), Alike.Settings.USUAL);
    }

    private static String who(Pair pair) {
        return pair.one().student().id() + "+" + pair.other().student().id();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 25, 60})
    void aCopyWithOtherNamesOrderCommentsAndLayoutIsFoundFirst(int students) throws IOException {
        for (long seed = 1; seed <= 4; seed++) {
            submissions.clear();
            works.clear();
            Classroom room = classroom(students, seed);
            submissions.add(room.handIn("copy", room.disguised(works.get(0))));
            Pair first = find().pairs().get(0);

            assertThat(who(first)).isEqualTo("s0+copy");
            assertThat(first.code()).isGreaterThan(0.9);
            assertThat(first.prose()).isGreaterThan(0.9);
            assertThat(first.same()).isFalse();
        }
    }

    /** Where there are three or four ways to solve an exercise, some pairs of 375 have all ways in common. */
    @Test
    void studentsWhoSolveTheSameRightlyAreHardlyEverAlike() throws IOException {
        int listed = 0;
        int compared = 0;
        for (long seed = 1; seed <= 6; seed++) {
            submissions.clear();
            works.clear();
            classroom(25, seed);
            listed += find().pairs().size();
            compared += 25 * 24 / 2;
        }

        assertThat(listed).isLessThanOrEqualTo(compared / 500);
    }

    @Test
    void answersInWordsAreComparedToo() throws IOException {
        Classroom room = classroom(20, 9);
        Cell answer = works.get(0).cells().get(works.get(0).cells().size() - 1);
        Notebook mine = room.alone();
        mine.cells()
                .get(mine.cells().size() - 1)
                .json()
                .add(
                        "source",
                        Cell.markdown("x", "So:\n\n" + answer.source()).json().get("source"));
        submissions.add(room.handIn("copy", mine));
        Pair first = find().pairs().get(0);

        assertThat(who(first)).isEqualTo("s0+copy");
        assertThat(first.prose()).isGreaterThan(0.8);
        assertThat(first.code()).isLessThan(0.8);
        assertThat(first.passages().get(0).kind()).isEqualTo(Kind.PROSE);
        assertThat(find().pairs()).hasSize(1);
    }

    @Test
    void whatWasHandedOutIsNobodysWork() throws IOException {
        Classroom room = new Classroom(1, folder);
        for (int i = 0; i < 5; i++) {
            Notebook stub = Classroom.released();
            stub.cells().get(2).json().addProperty("source", stub.cells().get(2).source() + "\n// tried " + i);
            submissions.add(room.handIn("s" + i, stub));
        }

        assertThat(find().pairs()).isEmpty();
    }

    @Test
    void whatTheWholeClassHasWeighsNothing() throws IOException {
        Classroom room = new Classroom(5, folder);
        Notebook lecture = room.alone();
        for (int i = 0; i < 20; i++) {
            lecture.metadata().addProperty("student", i);
            submissions.add(room.handIn("s" + i, lecture));
        }

        assertThat(find().pairs()).isEmpty();
    }

    @Test
    void aShortSolutionTwoStudentsFindIsNoEvidence() throws IOException {
        Classroom room = new Classroom(3, folder);
        for (String student : List.of("a", "b", "c")) {
            Cell short_ = Cell.code(
                    "ex-P1-2-answer",
                    "double accuracy(int[] y, int[] p) {\n"
                            + "    return IntStream.range(0, y.length).filter(i -> y[i] == p[i]).count() / (double) y.length; // "
                            + student + "\n}");
            submissions.add(room.handIn(student, Notebook.of("neurona", "Java", "java", List.of(short_))));
        }

        assertThat(find().pairs()).isEmpty();
    }

    @Test
    void theSameBytesAreListedHoweverShort() throws IOException {
        Classroom room = new Classroom(3, folder);
        Notebook one = Notebook.of("neurona", "Java", "java", List.of(Cell.code("a", "1 + 1")));
        submissions.add(room.handIn("a", one));
        submissions.add(room.handIn("b", one));

        assertThat(find().pairs()).hasSize(1);
        assertThat(find().pairs().get(0).same()).isTrue();
    }

    @Test
    void theEvidenceStandsSideBySideAsItWasWritten() throws IOException {
        Classroom room = classroom(20, 4);
        submissions.add(room.handIn("copy", room.disguised(works.get(0))));
        List<Passage> passages = find().pairs().get(0).passages();

        assertThat(passages).hasSizeBetween(3, Alike.Settings.USUAL.passages());
        assertThat(passages).extracting(Passage::weight).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        for (Passage passage : passages) {
            assertThat(works.get(0).cells().stream().map(Cell::source))
                    .anyMatch(source -> source.contains(passage.one().text()));
            assertThat(passage.one().cell()).isEqualTo(passage.other().cell()).startsWith("ex-P1-");
            assertThat(passage.one().text().lines().count())
                    .isEqualTo(passage.one().last() - passage.one().first() + 1L);
            assertThat(passage.words()).isGreaterThanOrEqualTo(passage.kind().gram);
        }
        assertThat(passages).anyMatch(passage -> passage.other().text().contains("// mine"));
    }

    @Test
    void threeHundredAreComparedAndGiveTheSameAgain() throws IOException {
        Classroom room = classroom(299, 7);
        submissions.add(room.handIn("copy", room.disguised(works.get(17))));
        Alike once = find();

        assertThat(once.compared()).isEqualTo(300);
        assertThat(who(once.pairs().get(0))).isEqualTo("s17+copy");
        assertThat(once.pairs()).hasSizeLessThan(60);
        assertThat(find()).isEqualTo(once);
    }

    @Test
    void nothingAndOneAreComparedWithNothing() throws IOException {
        assertThat(find().pairs()).isEmpty();
        classroom(1, 1);
        assertThat(find().pairs()).isEmpty();
    }
}
