package dev.neurona.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.language.Spoken;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The session itself, which is one for the whole process: each test has a board of its own. */
class CheckTest {
    private static final Mistake BY_N = Mistake.of(2.0, "The sample variance divides by n - 1.", "entre n - 1");

    private Board before = new Board();
    private @Nullable String language;

    @BeforeEach
    void ownBoard() {
        before = Check.exchange(new Board());
        language = Spoken.choose(null);
    }

    @AfterEach
    void putBack() {
        Check.exchange(before);
        Spoken.choose(language);
        System.clearProperty("neurona.language");
        Check.solutionsAfter(3);
    }

    @Test
    void theLanguageIsTheChosenElseThePropertysElseTheNotebooks() {
        assertThat(System.getenv("NEURONA_LANGUAGE"))
                .as("this test needs it unset")
                .isNull();
        assertThat(Check.language()).isEqualTo(Language.EN);
        Check.open(ExerciseBook.of("05", Language.ES).packed());
        assertThat(Check.language()).isEqualTo(Language.ES);
        System.setProperty("neurona.language", "en");
        assertThat(Check.language()).isEqualTo(Language.EN);
        Check.language("es");
        assertThat(Check.language()).isEqualTo(Language.ES);
        assertThat(Check.ex("05.1").equal(1, 1).toString()).isEqualTo("✔ 05.1: correcto");
        assertThatThrownBy(() -> Check.language("klingon")).hasMessageContaining("choose \"en\" or \"es\"");
    }

    @Test
    void anUnknownSettingIsPassedOver() {
        System.setProperty("neurona.language", "C.UTF-8");
        assertThat(Check.language()).isEqualTo(Language.EN);
    }

    @Test
    void theSessionsBoardKnowsWhatItsCellsChecked() {
        Check.define(Definition.of("05.1").titled("One", "Uno"));
        Check.ex("05.1").equal(1, 1);
        assertThat(Check.report().toString()).contains("✔ 05.1 One: passed (1 of 1 points)");
    }

    @Test
    void theNumberOfAttemptsBeforeTheSolutionIsASetting() {
        Check.define(Definition.of("05.1").solved("42"));
        Check.solutionsAfter(0);
        assertThat(Check.ex("05.1").solution().code()).isEqualTo("42");
        assertThatThrownBy(() -> Check.solutionsAfter(-1)).hasMessageContaining("-1");
    }

    @Test
    void aRehearsalOfGoodChecksFindsNothing() {
        Rehearsal.of("03.2", answer -> Check.ex("03.2").near(answer, 2.5, 1e-6, BY_N))
                .accepts(2.5, 2.5f, List.of(2.5))
                .rejects(2.0, "n - 1", "n - 1")
                .rejects(-2.5, "sign", "signo")
                .rejectsAttempt(() -> 1 / Integer.parseInt("0"), "an error", "/ by zero", "entre cero")
                .verify();
        assertThat(Check.report().results()).as("the session is untouched").isEmpty();
    }

    @Test
    void aRehearsalFindsWhatIsWrongWithChecks() {
        Rehearsal bad = Rehearsal.of("03.2", answer -> Check.ex("03.2").near(answer, 2.5, 1e-6))
                .accepts(2.6)
                .rejects(2.5, "x", "x")
                .rejects(3.3, "unsaid", "no dicho")
                .rejects(-2.5, "sign", "signo")
                .rejects(-2.5000001, "sign", "signo");
        assertThat(bad.problems())
                .anyMatch(p -> p.startsWith("the right answer 2.6 is not accepted"))
                .anyMatch(p -> p.equals("the wrong answer 2.5 is passed"))
                .anyMatch(p -> p.contains("3.3 is not told \"unsaid\""))
                .anyMatch(p -> p.contains("are told the same"))
                .hasSize(5);
        assertThatThrownBy(bad::verify).isInstanceOf(AssertionError.class).hasMessageContaining("exercise 03.2");
    }

    @Test
    void aRehearsalFindsAStubThatIsTakenForAnAnswer() {
        Rehearsal bad = Rehearsal.of("03.2", answer -> Check.ex("03.2").equal(1, 1));
        assertThat(bad.problems()).contains("a stub with null is passed instead of not attempted");
        Rehearsal.of("03.3", letters -> Check.ex("03.3").choice(letters))
                .with(Definition.of("03.3").rightLetters("b"))
                .accepts("b", "B.")
                .rejects("a", "option", "opción")
                .verify();
    }
}
