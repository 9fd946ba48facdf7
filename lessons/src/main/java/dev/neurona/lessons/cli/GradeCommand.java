package dev.neurona.lessons.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.neurona.kernel.cli.Commands;
import dev.neurona.kernel.cli.UsageError;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Bench;
import dev.neurona.lessons.grade.GradingRun;
import dev.neurona.lessons.grade.Released;
import dev.neurona.lessons.grade.Submission;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.intake.Bounds;
import dev.neurona.lessons.grade.intake.Intake;
import dev.neurona.lessons.grade.intake.Notice;
import dev.neurona.lessons.grade.intake.Practices;
import dev.neurona.lessons.grade.intake.Refused;
import dev.neurona.lessons.grade.intake.Roster;
import dev.neurona.lessons.grade.page.Pages;
import dev.neurona.lessons.grade.rules.Rules;
import dev.neurona.lessons.grade.sandbox.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grades what a class has handed in. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description =
                "Grade what students handed in: each notebook is run again in a sandbox and asked hidden questions.",
        footer = {
            "",
            "INPUT is the zip that Moodle's \"Download all submissions\" gives, nbgrader's submitted/ folder, or a folder of",
            "notebooks. Every mark goes into the gradebook as soon as there is one: stop it or kill it, and the same command",
            "goes on where it was. Data sets that notebooks find by NEURONA_MNIST and other variables of that kind are",
            "visible in the sandbox; without them the practices are graded with the data they draw.",
            "",
            "  ./neurona release mnist                        before the course: what is handed out, and the checks",
            "  ./neurona grade ~/Downloads/Practice1.zip      in the evening",
            "  ./neurona gradebook serve                      read and mark the answers to the questions",
            "  ./neurona gradebook export --help              pages, Moodle, Canvas, CSV"
        })
final class GradeCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "INPUT", description = "what was handed in")
    @SuppressWarnings("NullAway.Init")
    private Path input;

    @Mixin
    private Releases releases = new Releases();

    @Option(
            names = {"-g", "--gradebook"},
            paramLabel = "FILE",
            description = "the gradebook, made if it is not there (default: gradebook.db here)")
    private Path file = Path.of("gradebook.db");

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            description = "how many at a time (default: as many as there are processors and memory for)")
    private @Nullable Integer workers;

    @Option(names = "--threads", paramLabel = "N", description = "processors each may use (default: 1)")
    private int threads = 1;

    @Option(names = "--minutes", paramLabel = "N", description = "how long a notebook may run (default: 30)")
    private int minutes = (int) Limits.USUAL.whole().toMinutes();

    @Option(
            names = "--cell-seconds",
            paramLabel = "N",
            description = "how long a cell or a check may take (default: 600)")
    private int cellSeconds = (int) Limits.USUAL.cell().toSeconds();

    @Option(names = "--memory", paramLabel = "MB", description = "memory a notebook may use (default: 4096)")
    private int memory = (int) (Limits.USUAL.memory() >> 20);

    @Option(
            names = "--sandbox-command",
            paramLabel = "COMMAND",
            description =
                    "run notebooks with this, such as \"docker run --rm -i --network none {mounts} eclipse-temurin:17\"")
    private @Nullable String command;

    @Option(
            names = "--again",
            paramLabel = "REASON",
            description = "grade also what has been graded; the earlier attempts stay")
    private String again = "";

    @Option(names = "--exercise", paramLabel = "ID", description = "with --again: only this exercise's marks change")
    private String exercise = "";

    @Mixin
    private PagesFolder pages = new PagesFolder();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "the course's rules (default: course.yml beside the gradebook)")
    private @Nullable Path rules;

    @Option(
            names = {"-l", "--language"},
            paramLabel = "en|es",
            description = "of the class's page; students' pages are in the language of their notebook (default: en)")
    private String language = "en";

    @Option(names = "--list", description = "only show what would be graded and what not")
    private boolean listOnly;

    @Override
    public Integer call() throws Exception {
        check();
        PrintWriter out = spec.commandLine().getOut();
        Rules rules = rules();
        List<Released> practices = practices();
        Path work = file.toAbsolutePath().resolveSibling("submissions");
        Intake intake = Intake.read(
                input,
                work,
                new Practices(practices.stream()
                        .map(each -> new Practices.Practice(each.practice(), each.notebook()))
                        .toList()),
                Bounds.USUAL);
        tell(intake, out);
        if (listOnly) {
            intake.found().forEach(each -> out.printf("%s  %s  %s%n", each.practice(), name(each), each.source()));
            out.flush();
            return 0;
        }
        if (intake.found().isEmpty() && intake.zeros().isEmpty()) {
            throw new UsageError("there is nothing to grade in %s for %s"
                    .formatted(
                            input,
                            String.join(
                                    ", ",
                                    practices.stream().map(Released::practice).toList())));
        }
        try (Gradebook gradebook = Gradebook.open(file);
                Bench bench = bench(practices, out)) {
            Intake joined = Roster.of(gradebook.students()).in(intake);
            joined.notices().stream()
                    .skip(intake.notices().size())
                    .forEach(notice -> out.println("  note: " + notice.text().english()));
            int code = grade(joined, gradebook, bench, out);
            Pages.Written written = new Pages(gradebook, rules, practices, joined.refused(), joined.notices())
                    .write(pages.path(), Languages.of(language).get(0));
            pages.tell(written, out);
            out.flush();
            return code;
        }
    }

    private Rules rules() throws IOException, UsageError {
        Path named = rules == null ? file.toAbsolutePath().resolveSibling("course.yml") : rules;
        if (Files.exists(named)) {
            return Rules.read(named);
        }
        if (rules != null) {
            throw new UsageError("there are no rules %s: gradebook rules --template shows some".formatted(rules));
        }
        return Rules.standard();
    }

    private void check() throws UsageError {
        if ((workers != null && workers < 1) || threads < 1 || minutes < 1 || cellSeconds < 1 || memory < 512) {
            throw new UsageError("--workers, --threads and --minutes are 1 or more, --memory 512 or more");
        }
        if (!exercise.isEmpty() && again.isBlank()) {
            throw new UsageError("--exercise changes marks that are there: say why with --again REASON");
        }
    }

    private List<Released> practices() throws IOException, UsageError {
        List<Released> practices = releases.read();
        if (!exercise.isEmpty()
                && practices.stream()
                        .flatMap(each -> each.exercises().stream())
                        .noneMatch(task -> task.id().equals(exercise))) {
            throw new UsageError("no release has an exercise " + exercise);
        }
        return practices;
    }

    private Bench bench(List<Released> practices, PrintWriter out) throws IOException, InterruptedException {
        Limits usual = Limits.USUAL;
        Limits limits = new Limits(
                Duration.ofSeconds(cellSeconds),
                Duration.ofMinutes(minutes),
                Duration.ofMinutes(2L * minutes * threads),
                (long) memory << 20,
                usual.processes(),
                usual.file(),
                usual.disk(),
                usual.output(),
                usual.answer());
        Bench bench = Bench.open(
                practices,
                Library.distribution(),
                Optional.ofNullable(command),
                threads,
                limits,
                new TenthCells("reference solution", line -> {
                    out.println(line);
                    out.flush();
                }));
        out.printf("sandbox: %s (%s)%n", bench.sandbox().english(), bench.why().english());
        out.flush();
        return bench;
    }

    private int grade(Intake intake, Gradebook gradebook, Bench bench, PrintWriter out) throws Exception {
        for (Refused zero : intake.zeros()) {
            bench.refused(zero, gradebook);
        }
        GradingRun run = new GradingRun(bench.graders(exercise, gradebook), gradebook, new GradeProgress(out));
        if (!again.isBlank()) {
            run.again(again);
        }
        Thread main = Thread.currentThread();
        Thread stopper = new Thread(() -> {
            main.interrupt();
            try {
                main.join(Duration.ofSeconds(40).toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            return told(run.run(intake.found(), workers()), out);
        } catch (InterruptedException stopped) {
            out.println("stopped: what is graded is in " + file + ", and the same command goes on");
            out.flush();
            return Commands.FAILED;
        } finally {
            if (!Thread.interrupted()) {
                removed(stopper);
            }
        }
    }

    /** The grader itself needs next to nothing. */
    private int workers() {
        if (workers != null) {
            return workers;
        }
        int most = Runtime.getRuntime().availableProcessors() / threads;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine) {
            most = (int) Math.min(most, (machine.getTotalMemorySize() >> 20) / memory);
        }
        return Math.max(1, most);
    }

    private static void removed(Thread stopper) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException goingDown) {
            // Then it is at work already.
        }
    }

    private int told(GradingRun.Summary summary, PrintWriter out) {
        out.printf(
                "%d graded now, %d before%s: %s%n",
                summary.graded(),
                summary.before(),
                summary.left() == 0 ? "" : ", %d LEFT, run the same again".formatted(summary.left()),
                file);
        out.flush();
        return summary.left() == 0 ? 0 : Commands.FAILED;
    }

    private static void tell(Intake intake, PrintWriter out) {
        out.printf(
                "%d notebooks to grade, %d other files%n",
                intake.found().size(), intake.refused().size());
        intake.refused().stream()
                .limit(SHOWN)
                .forEach(each -> out.printf(
                        "  not graded: %s: %s%n", each.source(), each.why().english()));
        if (intake.refused().size() > SHOWN) {
            out.printf("  and %d more, see --list%n", intake.refused().size() - SHOWN);
        }
        for (Notice notice : intake.notices()) {
            Wording text = notice.text();
            out.println("  note: " + text.english());
        }
        out.flush();
    }

    private static String name(Submission submission) {
        return submission.student().name() + " (" + submission.student().id() + ")";
    }
}
