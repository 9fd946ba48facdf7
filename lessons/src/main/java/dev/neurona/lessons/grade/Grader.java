package dev.neurona.lessons.grade;

import dev.neurona.check.Language;
import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.kernel.notebook.NotebookException;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Outcome;
import dev.neurona.lessons.grade.Grading.Saved;
import dev.neurona.lessons.grade.Grading.Test;
import dev.neurona.lessons.grade.Released.Hidden;
import dev.neurona.lessons.grade.sandbox.Job;
import dev.neurona.lessons.grade.sandbox.Limits;
import dev.neurona.lessons.grade.sandbox.Rerun;
import dev.neurona.lessons.grade.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Grades one submission: a function of the release, the submission's bytes and the limits. It may be called from several
 * threads at once; they share the reference's session, which one of them asks at a time.
 */
public final class Grader implements Grades {
    private final Released release;
    private final Sandbox sandbox;
    private final Oracles oracles;
    private final Limits limits;

    Grader(Released release, Sandbox sandbox, Oracles oracles, Limits limits) {
        this.release = release;
        this.sandbox = sandbox;
        this.oracles = oracles;
        this.limits = limits;
    }

    @Override
    public String release() {
        return release.digest();
    }

    /** {@return the grading of what could not even be taken in: every exercise with nothing earned, and why} */
    public Grading refused(String digest, Wording why) {
        return nothing(digest, why);
    }

    /** A hidden check with what was drawn for it. */
    private record Asked(Hidden probe, long seed, Oracle.Drawn drawn) {
        String id() {
            return probe.name();
        }
    }

    @Override
    public Grading grade(Path file, String digest) throws IOException, InterruptedException {
        Notebook handedIn;
        try {
            handedIn = Notebook.read(file);
        } catch (NotebookException unreadable) {
            String why = String.valueOf(unreadable.getMessage()).replace(file.toString(), "the file");
            return nothing(digest, new Wording(why, "No es un cuaderno que se pueda leer: " + why));
        }
        Restored restored = Restored.of(handedIn, release);
        Oracle oracle = oracles.in(restored.language());
        List<Asked> asked = asked(oracle, digest);
        List<Cell> saved = copies(restored.notebook());
        Rerun rerun = sandbox.run(new Job(restored.notebook(), asks(asked, restored.language()), limits));
        return grading(restored, digest, SavedState.of(file, handedIn, reference(restored.language())))
                .with(rerun, saved, asked, oracle);
    }

    private Notebook reference(Language language) {
        Notebook reference = release.reference().get(language);
        if (reference == null) {
            throw new IllegalStateException("no reference in " + language.code());
        }
        return reference;
    }

    private static List<Cell> copies(Notebook notebook) {
        List<Cell> copies = new ArrayList<>();
        for (Cell cell : notebook.cells()) {
            copies.add(Marked.own(cell, cell.id().orElse("")));
        }
        return copies;
    }

    private List<Asked> asked(Oracle oracle, String digest) throws IOException, InterruptedException {
        List<Asked> asked = new ArrayList<>();
        for (Released.Task task : release.exercises()) {
            for (Hidden probe : task.probes()) {
                long seed = release.seed(digest, probe);
                asked.add(new Asked(probe, seed, oracle.draw(probe, seed)));
            }
        }
        return asked;
    }

    private static List<Job.Ask> asks(List<Asked> asked, Language language) {
        return asked.stream()
                .map(each -> new Job.Ask(
                        each.id(),
                        "import dev.neurona.check.Given;\nimport dev.neurona.check.Numbers;\n%s\n%s"
                                .formatted(
                                        each.probe().in(language).ask(),
                                        Job.Ask.whole(
                                                "Numbers.of(ask_%s(Given.read(\"%s\", %s.class))).orElseThrow().json()"
                                                        .formatted(
                                                                each.probe().name(),
                                                                Job.Ask.GIVEN,
                                                                each.probe().type()))),
                        each.drawn().given()))
                .toList();
    }

    /** Nothing could be run: every exercise is there, with nothing earned and the reason. */
    private Grading nothing(String digest, Wording why) {
        List<Grading.Exercise> exercises = release.exercises().stream()
                .map(task -> new Grading.Exercise(
                        task.id(),
                        task.title(),
                        task.points(),
                        0,
                        task.hints(),
                        task.probes().stream()
                                .map(probe -> Judging.broken(probe, why))
                                .toList()))
                .toList();
        return new Grading(
                Grading.SCHEMA,
                release.practice(),
                Language.EN.code(),
                digest,
                release.digest(),
                new Saved(false, false, false, false, List.of(why)),
                new Grading.Rerun(Outcome.IMPOSSIBLE, why, 0, sandbox.description(), List.of()),
                exercises,
                questions(Map.of()),
                List.of(),
                List.of());
    }

    private List<Grading.Question> questions(Map<String, String> answers) {
        return release.questions().stream()
                .map(question -> new Grading.Question(
                        question.id(),
                        question.title(),
                        question.points(),
                        question.rubric(),
                        answers.getOrDefault(question.id(), ""),
                        question.good()))
                .toList();
    }

    private Composing grading(Restored restored, String digest, Saved saved) {
        return new Composing(restored, digest, saved);
    }

    /** Puts the parts together. */
    private final class Composing {
        private final Restored restored;
        private final String digest;
        private final Saved state;

        Composing(Restored restored, String digest, Saved state) {
            this.restored = restored;
            this.digest = digest;
            this.state = state;
        }

        Grading with(Rerun rerun, List<Cell> saved, List<Asked> asked, Oracle oracle) throws InterruptedException {
            Map<String, Rerun.Answer> answers = new LinkedHashMap<>();
            rerun.answers().forEach(answer -> answers.put(answer.id(), answer));
            Map<String, Test> tests = new LinkedHashMap<>();
            for (Asked each : asked) {
                tests.put(
                        each.id(),
                        Judging.judge(
                                each.probe(),
                                each.seed(),
                                each.drawn().right(),
                                answers.getOrDefault(
                                        each.id(), new Rerun.Answer(each.id(), Rerun.Ending.NOT_RUN, "", "", "")),
                                oracle));
            }
            return new Grading(
                    Grading.SCHEMA,
                    release.practice(),
                    restored.language().code(),
                    digest,
                    release.digest(),
                    state,
                    ran(rerun),
                    exercises(tests, rerun.notebook()),
                    questions(restored.answers()),
                    restored.remarks(),
                    Differences.of(saved, rerun.notebook().cells()));
        }

        private List<Grading.Exercise> exercises(Map<String, Test> tests, Notebook rerun) {
            List<Grading.Exercise> exercises = new ArrayList<>();
            for (Released.Task task : release.exercises()) {
                List<Test> hidden = task.probes().stream()
                        .map(probe ->
                                Optional.ofNullable(tests.get(probe.name())).orElseThrow())
                        .toList();
                List<Test> all = new ArrayList<>(VisibleChecks.of(rerun, task.id()));
                all.addAll(hidden);
                exercises.add(new Grading.Exercise(
                        task.id(),
                        task.title(),
                        task.points(),
                        Judging.earned(task.points(), hidden),
                        task.hints(),
                        all));
            }
            return exercises;
        }

        private Grading.Rerun ran(Rerun rerun) {
            Map<String, String> titles = rerun.notebook().cells().stream()
                    .collect(Collectors.toMap(
                            cell -> cell.id().orElse(""), Differences::title, (first, second) -> first));
            List<Grading.CellEnd> bad = rerun.cells().stream()
                    .filter(cell -> cell.ending() != Rerun.Ending.OK)
                    .map(cell -> new Grading.CellEnd(
                            cell.cell(),
                            titles.getOrDefault(cell.cell(), ""),
                            Endings.told(cell.ending(), cell.name(), cell.message())))
                    .toList();
            boolean cut = !rerun.said().english().isEmpty();
            boolean none = !rerun.cells().isEmpty()
                    && rerun.cells().stream().allMatch(cell -> cell.ending() == Rerun.Ending.NOT_RUN);
            return new Grading.Rerun(
                    none ? Outcome.IMPOSSIBLE : cut ? Outcome.CUT_SHORT : Outcome.COMPLETE,
                    rerun.said(),
                    rerun.seconds(),
                    sandbox.description(),
                    bad);
        }
    }
}
