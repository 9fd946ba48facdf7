package dev.neurona.lessons.grade.sandbox;

import com.google.gson.JsonArray;
import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.NotebookRunner;
import dev.neurona.kernel.client.NotebookSession;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.client.RunnableKernel;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.lessons.grade.sandbox.Rerun.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the steps of a request in a kernel, and stops at one that takes the session with it. */
final class InsideSession {
    private static final int ASK_SLACK = 20_000;
    private static final int AGAIN = 3;

    private final Request request;
    private final CappedKernel kernel;
    private final Consumer<Frame> frames;
    private final NotebookSession session;
    private final OutputBudget budget;
    private final Map<Step, Cell> cells = new LinkedHashMap<>();
    private final Map<Step, Integer> told = new LinkedHashMap<>();

    InsideSession(Request request, RunnableKernel kernel, Consumer<Frame> frames) {
        this.request = request;
        this.kernel = new CappedKernel(kernel);
        this.frames = frames;
        this.budget = new OutputBudget(request.output());
        NotebookRunner.Options options = new NotebookRunner.Options(
                Duration.ofMillis(request.cellMillis()), true, Duration.ofMillis(request.graceMillis()));
        this.session = new NotebookSession(this.kernel, options, new RunProgress() {}, () -> false);
    }

    /** @throws IOException if the kernel cannot be reached */
    void run() throws IOException, InterruptedException {
        frames.accept(new Frame.Ready(kernel.languageInfo()));
        for (Step step : request.steps()) {
            frames.accept(new Frame.Begun(step.number()));
            Frame.Ended ended = step.isAsk() ? ask(step, String.valueOf(step.given())) : cell(step);
            frames.accept(ended);
            if (ended.lost()) {
                return;
            }
        }
        session.settle();
        tellLate();
        frames.accept(new Frame.Done());
    }

    private Frame.Ended cell(Step step) throws IOException, InterruptedException {
        Cell cell = Cell.code("c" + step.number(), step.code());
        kernel.allow(budget.share());
        CellRun run = run(cell, step);
        cells.put(step, cell);
        told.put(step, cell.outputs().hashCode());
        OutputBudget.Fitted fitted = budget.fit(cell.outputs(), kernel.cut());
        return ended(step, run, "", fitted.outputs(), cell, fitted.cut());
    }

    /** A kernel that was tampered with may go on refusing cells after an error; it is asked again before it is given up. */
    private CellRun run(Cell cell, Step step) throws IOException, InterruptedException {
        CellRun.Place place = new CellRun.Place(1, 1, step.title());
        CellRun run = session.run(cell, place);
        for (int again = 0; again < AGAIN && refused(run); again++) {
            run = session.run(cell, place);
        }
        return run;
    }

    private static boolean refused(CellRun run) {
        return run.ename().equals("aborted") && run.traceback().isEmpty();
    }

    private Frame.Ended ask(Step step, String given) throws IOException, InterruptedException {
        Path file = Path.of(request.home(), "given-" + step.number() + ".json");
        try {
            Files.writeString(file, given);
        } catch (IOException full) {
            return failed(step, Reason.DISK.key(), "no room for what is given: " + full.getMessage());
        }
        String code = step.code().replace(Job.Ask.GIVEN, file.toString().replace('\\', '/'));
        Cell cell = Cell.code("a" + step.number(), code);
        kernel.allow(6L * request.answer() + ASK_SLACK);
        CellRun run = run(cell, step);
        Files.deleteIfExists(file);
        String value = Job.Ask.answer(cell.outputs());
        if (run.status().good() && (kernel.cut() || value.length() > request.answer())) {
            return failed(step, Reason.ANSWER.key(), "more than " + request.answer() + " characters");
        }
        return ended(step, run, run.status() == CellRun.Status.OK ? value : "", new JsonArray(), cell, false);
    }

    private static Frame.Ended failed(Step step, String name, String message) {
        return new Frame.Ended(step.number(), Ending.KILLED, name, message, "", new JsonArray(), 0, false, false);
    }

    private Frame.Ended ended(Step step, CellRun run, String value, JsonArray outputs, Cell cell, boolean cut) {
        boolean died = run.status() == CellRun.Status.KERNEL_DIED || refused(run);
        Ending ending = switch (run.status()) {
            case OK -> Ending.OK;
            case TIMED_OUT, STOPPED -> Ending.TIME;
            case KERNEL_DIED -> Ending.KILLED;
            case ALLOWED_ERROR, FAILED -> died ? Ending.KILLED : Ending.ERROR;
        };
        return new Frame.Ended(
                step.number(),
                ending,
                ending == Ending.TIME ? "" : died ? Reason.ENDED.key() : run.ename(),
                run.evalue(),
                value,
                outputs,
                cell.executionCount().orElse(0),
                cut,
                died || !session.answered());
    }

    /** Output of threads that outlived their cell, and updates of what an earlier cell shows. */
    private void tellLate() {
        cells.forEach((step, cell) -> {
            if (!Integer.valueOf(cell.outputs().hashCode()).equals(told.get(step))) {
                frames.accept(new Frame.Late(
                        step.number(), budget.fit(cell.outputs(), false).outputs()));
            }
        });
    }
}
