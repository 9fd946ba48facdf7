package dev.neurona.lessons.grade.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In these names P1 numbered Ada 101 and P2 numbers her 233, as Moodle does. */
class RosterTest {
    private static Intake download(Student... students) {
        return new Intake(
                Stream.of(students)
                        .map(student -> new Submission(
                                student, "P2", Path.of("any.ipynb"), student.id(), Optional.empty(), student.id()))
                        .toList(),
                List.of(),
                List.of());
    }

    private static List<String> ids(Intake intake) {
        return intake.found().stream().map(each -> each.student().id()).toList();
    }

    @Test
    void theNextPracticesNumberIsOfTheSameStudent() {
        Roster roster = Roster.of(List.of(new Student("101", "Zoë Peña"), new Student("102", "Bob")));

        Intake joined = roster.in(download(new Student("233", "Zoe\u0308 Pen\u0303a"), new Student("234", "Eve")));

        assertThat(ids(joined)).containsExactly("101", "234");
        assertThat(joined.notices()).isEmpty();
    }

    @Test
    void theSameDownloadAgainChangesNothing() {
        Roster roster = Roster.of(List.of(new Student("233", "Ada"), new Student("234", "Ada")));

        Intake joined = roster.in(download(new Student("233", "Ada"), new Student("234", "Ada")));

        assertThat(ids(joined)).containsExactly("233", "234");
        assertThat(joined.notices()).isEmpty();
    }

    @Test
    void ofTwoWithOneNameNobodyIsGuessed() {
        Roster knowsTwo = Roster.of(List.of(new Student("101", "Ada"), new Student("102", "Ada")));
        Roster knowsOne = Roster.of(List.of(new Student("101", "Ada")));

        Intake one = knowsTwo.in(download(new Student("233", "Ada")));
        Intake two = knowsOne.in(download(new Student("233", "Ada"), new Student("234", "Ada")));

        assertThat(ids(one)).containsExactly("233");
        assertThat(ids(two)).containsExactly("233", "234");
        assertThat(one.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text().spanish()).contains("Ada", "233"));
        assertThat(two.notices()).hasSize(2);
    }
}
