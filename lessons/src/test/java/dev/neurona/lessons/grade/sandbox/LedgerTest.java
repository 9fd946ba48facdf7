package dev.neurona.lessons.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import dev.neurona.lessons.grade.sandbox.Rerun.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger(
            Places.job(List.of("a", "b", "c", "d", "e"), List.of(new Job.Ask("ask", "f", "")), Places.LIMITS));

    @Test
    void aStepThatEndsTheSessionIsLeftOutOfTheNextStart() {
        play(2);

        assertThat(ledger.left()).extracting(Step::code).containsExactly("a", "b", "d", "e", "f");
        play();
        assertThat(endings()).containsExactly(Ending.OK, Ending.OK, Ending.KILLED, Ending.OK, Ending.OK);
        assertThat(ledger.left()).isEmpty();
    }

    @Test
    void aStepThatLeavesSomethingBehindIsFoundOut() {
        // b starts a thread that ends the program a moment later: first under c, then under d.
        play(2);
        play(3);

        assertThat(ledger.left()).extracting(Step::code).containsExactly("a", "c", "d", "e", "f");
        play();
        assertThat(endings()).containsExactly(Ending.OK, Ending.KILLED, Ending.OK, Ending.OK, Ending.OK);
    }

    @Test
    void aStepThatLeavesSomethingBehindIsFoundOutAlsoBeforeOneThatEndsTheSessionItself() {
        play(2);
        play(3);
        play(3);

        play();
        assertThat(endings()).containsExactly(Ending.OK, Ending.KILLED, Ending.OK, Ending.KILLED, Ending.OK);
    }

    @Test
    void whatASlowKillerEndedFirstIsTriedAgainOnceItDiesItself() {
        // b ends the session a moment late, under c; the next time at once.
        play(2);
        play(1);

        play();
        assertThat(endings()).containsExactly(Ending.OK, Ending.KILLED, Ending.OK, Ending.OK, Ending.OK);
    }

    @Test
    void aStepIsNotBlamedForTwoThatReallyEndTheSession() {
        play(2);
        play(3);
        play(2);

        assertThat(ledger.left()).extracting(Step::code).containsExactly("a", "b", "e", "f");
        play();
        assertThat(endings()).containsExactly(Ending.OK, Ending.OK, Ending.KILLED, Ending.KILLED, Ending.OK);
    }

    @Test
    void whatWasNeverReachedIsSaidSo() {
        Rerun rerun = ledger.rerun(1);

        assertThat(rerun.cells()).extracting(Rerun.CellResult::ending).containsOnly(Ending.NOT_RUN);
        assertThat(rerun.answers().get(0).ending()).isEqualTo(Ending.NOT_RUN);
        assertThat(rerun.said().english()).isEqualTo("6 parts could not be run any more.");
        assertThat(rerun.said().spanish()).isEqualTo("6 partes ya no se pudieron ejecutar.");
    }

    /** One start, in which a step of these ends the session. */
    private void play(Integer... killers) {
        Step previous = null;
        for (Step step : ledger.left()) {
            boolean kills = List.of(killers).contains(step.number());
            Frame.Ended ended = new Frame.Ended(
                    step.number(),
                    kills ? Ending.KILLED : Ending.OK,
                    kills ? Reason.ENDED.key() : "",
                    "",
                    "",
                    new JsonArray(),
                    0,
                    false,
                    kills);
            if (kills) {
                ledger.lost(ended, previous);
                return;
            }
            ledger.ended(ended);
            previous = step;
        }
    }

    private List<Ending> endings() {
        return ledger.rerun(1).cells().stream().map(Rerun.CellResult::ending).toList();
    }
}
