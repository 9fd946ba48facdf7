package dev.neurona.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.kernel.client.CellRun.Status;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookRunnerTest {
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private NotebookRunner.Options options = NotebookRunner.Options.DEFAULT;

    @Test
    void streamsMergeAndResultsKeepTheirNumber() throws Exception {
        Notebook notebook = notebook("print");
        run(
                notebook,
                new ScriptedKernel((code, kernel) -> kernel.send("execute_input", "{'execution_count': 7}")
                        .send("stream", "{'name': 'stdout', 'text': 'a'}")
                        .send("stream", "{'name': 'stdout', 'text': 'b\\n'}")
                        .send("stream", "{'name': 'stderr', 'text': 'c'}")
                        .send("stream", "{'name': 'stdout', 'text': '10%\\r20%\\r\\n'}")
                        .send(
                                "execute_result",
                                "{'data': {'text/plain': '1\\n2', 'application/json': 'a\\nb'}, 'metadata': {}, 'execution_count': 7}")
                        .ok()));

        assertThat(outputs(notebook, 0))
                .containsExactly(
                        "{'name':'stdout','output_type':'stream','text':['ab\\n']}",
                        "{'name':'stderr','output_type':'stream','text':['c']}",
                        "{'name':'stdout','output_type':'stream','text':['20%\\n']}",
                        "{'data':{'application/json':'a\\nb','text/plain':['1\\n','2']},'execution_count':7,"
                                + "'metadata':{},'output_type':'execute_result'}");
        assertThat(notebook.metadata().get("language_info").toString()).isEqualTo("{\"name\":\"scripted\"}");
    }

    @Test
    void anUpdateReachesAnEarlierCellAndLateOutputItsOwn() throws Exception {
        Notebook notebook = notebook("show", "update");
        run(notebook, new ScriptedKernel((code, kernel) -> {
            if (code.equals("show")) {
                kernel.send(
                                "display_data",
                                "{'data': {'text/plain': 'old'}, 'metadata': {}, 'transient': {'display_id': 'd'}}")
                        .ok();
            } else {
                kernel.send(
                                "update_display_data",
                                "{'data': {'text/plain': 'new'}, 'metadata': {'m': 1}, 'transient': {'display_id': 'd'}}")
                        .sendFor("request-1", "stream", "{'name': 'stdout', 'text': 'late'}")
                        .ok();
            }
        }));

        assertThat(outputs(notebook, 0))
                .containsExactly(
                        "{'data':{'text/plain':['new']},'metadata':{'m':1},'output_type':'display_data'}",
                        "{'name':'stdout','output_type':'stream','text':['late']}");
        assertThat(outputs(notebook, 1)).isEmpty();
    }

    @Test
    void clearWaitsForTheNextOutput() throws Exception {
        Notebook notebook = notebook("kept", "replaced", "cleared");
        run(notebook, new ScriptedKernel((code, kernel) -> {
            kernel.send("stream", "{'name': 'stdout', 'text': 'one'}");
            kernel.send("clear_output", "{'wait': " + !code.equals("cleared") + "}");
            if (code.equals("replaced")) {
                kernel.send("stream", "{'name': 'stdout', 'text': 'two'}");
            }
            kernel.ok();
        }));

        assertThat(outputs(notebook, 0)).singleElement().asString().contains("one");
        assertThat(outputs(notebook, 1)).singleElement().asString().contains("two");
        assertThat(outputs(notebook, 2)).isEmpty();
    }

    @Test
    void theFirstErrorEndsTheRunAndLaterCellsLoseTheirOldOutputs() throws Exception {
        Notebook notebook = notebook("bad", "never");
        notebook.cells().get(1).setExecutionCount(9);
        ScriptedKernel kernel = new ScriptedKernel((code, k) -> k.fail("java.lang.Error"));

        List<CellRun> runs = run(notebook, kernel);

        assertThat(runs).extracting(CellRun::status).containsExactly(Status.FAILED);
        assertThat(kernel.executed).containsExactly("bad");
        assertThat(outputs(notebook, 0)).singleElement().asString().contains("'ename':'java.lang.Error'");
        assertThat(notebook.cells().get(1).executionCount()).isEmpty();
        assertThat(printed())
                .matches("(?s)\\[1/2] FAILED \\d+\\.\\d s  bad\n    red\n    two\n")
                .doesNotContain("\u001b");
    }

    @Test
    void errorsAreAllowedByTagAndByOption() throws Exception {
        Notebook tagged = Notebook.of(
                "k",
                "K",
                "x",
                List.of(Cell.code("a", "bad").withTags(List.of("raises-exception")), Cell.code("b", "bad")));
        ScriptedKernel kernel = new ScriptedKernel((code, k) -> k.fail("E"));
        assertThat(run(tagged, kernel))
                .extracting(CellRun::status)
                .containsExactly(Status.ALLOWED_ERROR, Status.FAILED);
        assertThat(kernel.stopOnError).containsExactly(false, true);

        options = new NotebookRunner.Options(Duration.ZERO, true, Duration.ofSeconds(5));
        assertThat(run(notebook("bad", "bad"), new ScriptedKernel((code, k) -> k.fail("E"))))
                .extracting(CellRun::status)
                .containsExactly(Status.ALLOWED_ERROR, Status.ALLOWED_ERROR);
    }

    @Test
    void aCellThatTakesTooLongIsInterruptedAndFails() throws Exception {
        options = new NotebookRunner.Options(Duration.ofMillis(1), true, Duration.ofSeconds(60));
        ScriptedKernel kernel = new ScriptedKernel((code, k) -> {});
        kernel.onInterrupt = () -> kernel.fail("InterruptedException");
        Notebook notebook = notebook("while (true) {}", "never");

        List<CellRun> runs = run(notebook, kernel);

        assertThat(kernel.interrupts).isEqualTo(1);
        assertThat(runs).extracting(CellRun::status).containsExactly(Status.TIMED_OUT);
        assertThat(printed()).contains("ran longer than 0.001 s and was interrupted");
        assertThat(outputs(notebook, 0)).singleElement().asString().contains("InterruptedException");
    }

    @Test
    void aCellThatDoesNotStopEndsTheRun() throws Exception {
        options = new NotebookRunner.Options(Duration.ofMillis(1), false, Duration.ofMillis(1));

        List<CellRun> runs = run(notebook("stuck"), new ScriptedKernel((code, k) -> {}));

        assertThat(runs).extracting(CellRun::status).containsExactly(Status.TIMED_OUT);
        assertThat(printed()).contains("did not stop when interrupted");
    }

    @Test
    void aDeadKernelIsSaidAndWhatItPrintedIsKept() throws Exception {
        Notebook notebook = notebook("die");
        ScriptedKernel kernel = new ScriptedKernel((code, k) -> {
            k.send("stream", "{'name': 'stdout', 'text': 'last words'}");
            k.death = "exit code 134";
        });

        List<CellRun> runs = run(notebook, kernel);

        assertThat(runs).extracting(CellRun::status).containsExactly(Status.KERNEL_DIED);
        assertThat(printed()).contains("exit code 134");
        assertThat(outputs(notebook, 0)).singleElement().asString().contains("last words");
    }

    @Test
    void aStoppedRunKeepsWhatCame() throws Exception {
        Notebook notebook = notebook("long");
        List<NotebookRunner> runner = new ArrayList<>();
        ScriptedKernel kernel = new ScriptedKernel((code, k) -> {
            k.send("stream", "{'name': 'stdout', 'text': 'so far'}");
            runner.get(0).stop();
        });
        kernel.onInterrupt = () -> kernel.fail("Interrupted");
        runner.add(new NotebookRunner(options, new RunProgress() {}));

        List<CellRun> runs = runner.get(0).run(notebook, kernel);

        assertThat(runs).extracting(CellRun::status).containsExactly(Status.STOPPED);
        assertThat(outputs(notebook, 0)).first().asString().contains("so far");
    }

    @Test
    void blankAndMarkdownCellsAreNotRun() throws Exception {
        Notebook notebook = Notebook.of(
                "k",
                "K",
                "x",
                List.of(Cell.markdown("m", "# T"), Cell.code("a", " \n"), Cell.code("b", "\n\none\ntwo")));
        ScriptedKernel kernel = new ScriptedKernel((code, k) -> k.ok());

        run(notebook, kernel);

        assertThat(kernel.executed).containsExactly("\n\none\ntwo");
        assertThat(printed()).matches("\\[1/1] ok \\d+\\.\\d s  one\n");
    }

    @Test
    void aTerminalSeesTheRunningCell() {
        CellRun.Place place = new CellRun.Place(2, 10, "x".repeat(200));
        ConsoleProgress progress = new ConsoleProgress(out(), true, 40);

        progress.running(place, 1.26);
        progress.ended(new CellRun(place, Status.OK, 3, "", "", List.of()));

        assertThat(printed().replace("\u001b", "ESC"))
                .isEqualTo("\rESC[K[ 2/10] ... 1.3 s  " + "x".repeat(19) + "…" + "\rESC[K[ 2/10] ok 3.0 s  "
                        + "x".repeat(20) + "…\n");
    }

    private List<CellRun> run(Notebook notebook, ScriptedKernel kernel) throws Exception {
        return new NotebookRunner(options, new ConsoleProgress(out(), false, 100)).run(notebook, kernel);
    }

    private PrintWriter out() {
        return new PrintWriter(console, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return console.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static Notebook notebook(String... cells) {
        List<Cell> list = new ArrayList<>();
        for (String source : cells) {
            list.add(Cell.code("c" + list.size(), source));
        }
        return Notebook.of("k", "K", "x", list);
    }

    private static List<String> outputs(Notebook notebook, int cell) {
        List<String> outputs = new ArrayList<>();
        notebook.cells()
                .get(cell)
                .outputs()
                .forEach(output -> outputs.add(output.toString().replace('"', '\'')));
        return outputs;
    }
}
