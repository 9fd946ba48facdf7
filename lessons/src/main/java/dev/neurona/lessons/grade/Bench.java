package dev.neurona.lessons.grade;

import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.KernelCommand;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.intake.Refused;
import dev.neurona.lessons.grade.sandbox.Limits;
import dev.neurona.lessons.grade.sandbox.Sandboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an evening of grading needs: a sandbox, the practices' graders, and the sessions of their reference solutions. Both
 * see the same data sets, so that a hidden check of real images is never asked of a net that learned from drawn ones.
 */
public final class Bench implements AutoCloseable {
    /** Variables that name no data set. */
    private static final List<String> NO_DATA = List.of("NEURONA_CACHE", "NEURONA_KERNELSPEC");

    /** Without data of the teacher's, practices draw their own, whatever a student's notebook names. */
    private static final Map<String, String> DRAWN = Map.of("NEURONA_TEXT", "story", "NEURONA_IMAGES", "none");
    /** Seconds a cell may take in any case. */
    private static final double SHORTEST = 120;
    /** How many times as long as the reference's slowest cell a cell may take. */
    private static final double TIMES = 10;

    private final Map<String, Grader> graders = new HashMap<>();
    private final List<Oracles> oracles = new ArrayList<>();
    private final Sandboxes.Choice choice;
    private final Path folder;

    private Bench(Sandboxes.Choice choice, Path folder) {
        this.choice = choice;
        this.folder = folder;
    }

    /**
     * Makes everything ready; reference solutions run when the first submission of their language is graded.
     *
     * @param kernel what runs notebooks
     * @param command the user's own sandbox
     * @param threads processors one notebook may use
     * @throws IOException if there is no kernel or no place for temporary files
     */
    public static Bench open(
            List<Released> practices,
            Distribution kernel,
            Optional<String> command,
            int threads,
            Limits limits,
            RunProgress progress)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(kernel.environment());
        environment.put("NEURONA_OFFLINE", "true");
        environment.put("DJL_OFFLINE", "true");
        environment.put("OMP_NUM_THREADS", String.valueOf(threads));
        DRAWN.forEach(environment::put);
        List<Path> data = new ArrayList<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("NEURONA_") && !NO_DATA.contains(name) && Files.exists(Path.of(value))) {
                environment.put(name, Path.of(value).toAbsolutePath().toString());
                data.add(Path.of(value).toAbsolutePath());
            }
        });
        Distribution apart = with(kernel, environment);
        Bench bench =
                new Bench(Sandboxes.best(apart, data, command, threads), Files.createTempDirectory("neurona-grading"));
        // The reference must not find data of this user's that students' notebooks do not see.
        environment.put("NEURONA_CACHE", bench.folder.resolve("cache").toString());
        for (Released practice : practices) {
            Oracles sessions = new Oracles(
                    practice,
                    KernelCommand.of(with(kernel, environment)).asKernelSpec(bench.folder),
                    bench.folder.resolve(practice.practice()),
                    progress);
            bench.oracles.add(sessions);
            Limits own = data.isEmpty() ? limits.within(patience(practice)) : limits;
            bench.graders.put(practice.practice(), new Grader(practice, bench.choice.sandbox(), sessions, own));
        }
        return bench;
    }

    /** With data that the release did not know a cell may take any time. */
    private static Duration patience(Released practice) {
        return Duration.ofSeconds((long) Math.max(SHORTEST, TIMES * practice.slowest()));
    }

    private static Distribution with(Distribution kernel, Map<String, String> environment) {
        return new Distribution(
                kernel.classPath(), kernel.jvmOptions(), environment, kernel.addition(), kernel.movable());
    }

    /** {@return what notebooks run in, and what it does not keep out} */
    public Wording sandbox() {
        return choice.sandbox().description();
    }

    /** {@return why that one was chosen} */
    public Wording why() {
        return choice.why();
    }

    /**
     * {@return what grades, by practice}
     *
     * @param exercise the only one whose marks change, empty for all
     */
    public Map<String, Grades> graders(String exercise, Gradebook gradebook) {
        Map<String, Grades> all = new HashMap<>(graders);
        if (!exercise.isEmpty()) {
            all.replaceAll((practice, grader) -> new OneExercise(grader, practice, exercise, gradebook));
        }
        return all;
    }

    /** Puts into the gradebook that nothing of a student could be graded, and why. */
    public void refused(Refused refusal, Gradebook gradebook) throws IOException {
        Optional<String> practice = refusal.practice()
                .or(() -> graders.size() == 1
                        ? Optional.of(graders.keySet().iterator().next())
                        : Optional.empty());
        Grader grader = practice.map(graders::get).orElse(null);
        if (grader == null || refusal.student().isEmpty()) {
            return;
        }
        String digest =
                new Digests().add(refusal.source()).add(refusal.why().english()).text();
        gradebook.add(
                new Submission(
                        refusal.student().get(),
                        practice.get(),
                        Path.of(refusal.source()),
                        refusal.source(),
                        Optional.empty(),
                        digest),
                grader.refused(digest, refusal.why()));
    }

    /** Grades everything, and keeps of it the marks of one exercise: the others stay as the gradebook has them. */
    private record OneExercise(Grades grader, String practice, String exercise, Gradebook gradebook) implements Grades {
        @Override
        public String release() {
            return grader.release();
        }

        @Override
        public Grading grade(Path file, String digest) throws IOException, InterruptedException {
            Grading now = grader.grade(file, digest);
            Optional<Attempt> before = gradebook.all(practice).stream()
                    .filter(attempt -> attempt.submission().equals(digest))
                    .reduce((first, second) -> second);
            return before.map(attempt -> attempt.grading().withExercise(exercise, now))
                    .orElse(now);
        }
    }

    @Override
    public void close() {
        oracles.forEach(Oracles::close);
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            // What is left of temporary files goes with the system's.
        }
    }
}
