package dev.neurona.lessons.grade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.lessons.book.BookException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesReaderTest {
    @TempDir
    Path temp;

    @Test
    void theTemplateSaysWhatHoldsWithoutAFile() throws Exception {
        assertThat(Rules.read(file(Rules.template()))).isEqualTo(Rules.standard());
        assertThat(Rules.read(file(""))).isEqualTo(Rules.standard());
    }

    @Test
    void everySettingOfTheTemplateCanBeSwitchedOn() throws Exception {
        String all = Rules.template()
                .replace("\nlate: {policy: reject", "\n## late: {policy: reject")
                .replace("# late: {policy: cap", "## late: {policy: cap")
                .replaceAll("(?m)^# (?=zone:|deadline|late: \\{policy: deduct|extensions|  - )", "");

        Rules rules = Rules.read(file(all));

        assertThat(rules.deadlines().get("P1").end()).isEqualTo(Instant.parse("2027-02-28T23:00:00Z"));
        assertThat(rules.deadlines().get("P3").end()).isEqualTo(Instant.parse("2027-03-31T22:00:00Z"));
        assertThat(rules.late().grace()).isEqualTo(Duration.ofMinutes(15));
        assertThat(rules.extensions()).hasSize(1);
    }

    @Test
    void everyMistakeIsToldWithItsLine() throws Exception {
        Path file = file("""
                practices: [P1, P2, P2]
                compulsory: 4
                best: 0
                weights: {automatic: six, manual: 4}
                rounding: {to: upwards, unit: 0}
                pass: 11
                counts: first
                zone: Europe/Madird
                deadline: 31 March
                late: {policy: deduct, highest: 3}
                extensions:
                  - {student: 12345, until: 2027-02-30 23:59, practice: P9}
                dedline: 2027-03-31 23:59
                """);

        assertThatThrownBy(() -> Rules.read(file))
                .isInstanceOf(BookException.class)
                .message()
                .isEqualTo("""
                        F:1: P2 is there twice
                        F:2: compulsory has to be a number from 0 to 3
                        F:3: best has to be a number from 1 to 3
                        F:4: automatic has to be a number from 0 to 1000
                        F:5: to is "upwards": known are [down, nearest, none, up]
                        F:5: unit has to be a number from 0.01 to 4
                        F:6: pass has to be a number from 0 to 4
                        F:7: counts is "first": known are [best, last]
                        F:8: there is no time zone "Europe/Madird": such as Europe/Madrid
                        F:9: deadline is "31 March": write it as 2027-03-31 23:59
                        F:10: highest is of the policy cap
                        F:10: this policy needs per-day: a number of points
                        F:12: needs student: a text, in quotes where it could be a number
                        F:12: there is no practice P9: there are [P1, P2, P2]
                        F:12: until is "2027-02-30 23:59": write it as 2027-03-31 23:59
                        F:13: there is no field "dedline": known are [best, compulsory, counts, deadline, deadlines, \
                        extensions, late, pass, practices, rounding, weights, zone]""".replace("F:", file + ":"));
    }

    @Test
    void aDeadlineNeedsAClock() throws Exception {
        Path file = file("deadline: 2027-03-31 23:59\n");

        assertThatThrownBy(() -> Rules.read(file))
                .hasMessage(file + ":1: a deadline needs a clock: add zone, such as Europe/Madrid");
    }

    @Test
    void whatIsNoYamlIsTold() throws Exception {
        Path broken = file("practices: [P1\nbest: 2\n");
        Path list = file("- P1\n");

        assertThatThrownBy(() -> Rules.read(list)).hasMessage(list + ":1: has to have fields, such as \"name: value\"");
        Files.writeString(broken, "practices: [P1\nbest: 2\n");
        assertThatThrownBy(() -> Rules.read(broken)).hasMessageContaining("is no YAML");
    }

    @Test
    void fewerPracticesThanUsualNeedNoMoreThanThere() throws Exception {
        Rules rules = Rules.read(file("practices: [P1]\n"));

        assertThat(rules.compulsory()).isOne();
        assertThat(rules.best()).isOne();
    }

    private Path file(String yaml) throws Exception {
        return Files.writeString(temp.resolve("course.yml"), yaml);
    }
}
