package dev.neurona.lessons.grade;

import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.ClientKernel;
import dev.neurona.kernel.client.NotebookRunner;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.install.KernelSpec;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.sandbox.Job;
import dev.neurona.lessons.grade.sandbox.Rerun;
import dev.neurona.lessons.grade.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Guards nothing: for tests of what comes before and after a sandbox. */
record OpenSandbox(KernelSpec kernel, Path folder) implements Sandbox {
    @Override
    public Rerun run(Job job) throws IOException, InterruptedException {
        NotebookRunner runner = new NotebookRunner(
                new NotebookRunner.Options(job.limits().cell(), true, NotebookRunner.Options.DEFAULT.grace()),
                new RunProgress() {});
        try (ClientKernel running = ClientKernel.start(kernel, folder)) {
            List<CellRun> runs = runner.run(job.notebook(), running);
            List<Cell> cells = job.notebook().cells().stream()
                    .filter(cell -> cell.isCode() && !cell.source().isBlank())
                    .toList();
            List<Rerun.CellResult> results = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                CellRun run = runs.get(i);
                results.add(new Rerun.CellResult(cells.get(i).id().orElse(""), ending(run), run.ename(), run.evalue()));
            }
            List<Rerun.Answer> answers = new ArrayList<>();
            for (Job.Ask ask : job.asks()) {
                answers.add(answer(ask, runner, running));
            }
            return new Rerun(job.notebook(), results, answers, new Wording("", ""), 1);
        }
    }

    private Rerun.Answer answer(Job.Ask ask, NotebookRunner runner, ClientKernel running)
            throws IOException, InterruptedException {
        Path given = Files.writeString(Files.createTempFile(folder, "given", ".json"), ask.given());
        Notebook asked = Notebook.of(
                "java", "Java", "java", List.of(Cell.code("ask", ask.code().replace(Job.Ask.GIVEN, given.toString()))));
        CellRun run = runner.run(asked, running).get(0);
        String value = Job.Ask.answer(asked.cells().get(0).outputs());
        return new Rerun.Answer(ask.id(), ending(run), value, run.ename(), run.evalue());
    }

    private static Rerun.Ending ending(CellRun run) {
        return run.status() == CellRun.Status.OK ? Rerun.Ending.OK : Rerun.Ending.ERROR;
    }

    @Override
    public Wording description() {
        return new Wording("nothing", "nada");
    }
}
