package dev.neurona.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.client.CellRun.Status;
import dev.neurona.kernel.notebook.Cell;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotebookSessionTest {
    @Test
    void goesOnAfterACellThatWasInterrupted() throws Exception {
        ScriptedKernel kernel = new ScriptedKernel((code, k) -> {
            if (!code.equals("slow")) {
                k.send("stream", "{'name': 'stdout', 'text': 'done'}").ok();
            }
        });
        kernel.onInterrupt = () -> kernel.fail("InterruptedException");
        NotebookSession session = session(kernel, Duration.ofMinutes(1));
        Cell fast = Cell.code("b", "fast");

        CellRun interrupted = session.run(Cell.code("a", "slow"), place("slow"));
        boolean answered = session.answered();
        CellRun ran = session.run(fast, place("fast"));

        assertThat(interrupted.status()).isEqualTo(Status.TIMED_OUT);
        assertThat(answered).isTrue();
        assertThat(ran.status()).isEqualTo(Status.OK);
        assertThat(fast.outputs().toString()).contains("done");
    }

    @Test
    void tellsThatACellWasNeverAnswered() throws Exception {
        NotebookSession session = session(new ScriptedKernel((code, k) -> {}), Duration.ofMillis(1));

        session.run(Cell.code("a", "stuck"), place("stuck"));

        assertThat(session.answered()).isFalse();
    }

    @Test
    void outputThatComesLateReachesItsCell() throws Exception {
        ScriptedKernel kernel = new ScriptedKernel((code, k) -> k.ok());
        NotebookSession session = session(kernel, Duration.ofMinutes(1));
        Cell first = Cell.code("a", "thread");

        session.run(first, place("thread"));
        kernel.sendFor("request-1", "stream", "{'name': 'stdout', 'text': 'late'}");
        session.settle();

        assertThat(first.outputs().toString()).contains("late");
    }

    private static NotebookSession session(ScriptedKernel kernel, Duration grace) {
        return new NotebookSession(
                kernel,
                // Long enough for a cell that is answered at once on a busy machine too.
                new NotebookRunner.Options(Duration.ofMillis(500), true, grace),
                new RunProgress() {},
                () -> false);
    }

    private static CellRun.Place place(String source) {
        return new CellRun.Place(1, 1, source);
    }
}
