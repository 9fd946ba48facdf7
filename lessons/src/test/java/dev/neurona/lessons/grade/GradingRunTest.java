package dev.neurona.lessons.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading.Outcome;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradingRunTest {
    private static final Wording NOTHING = new Wording("", "");

    @TempDir
    Path folder;

    private final Set<String> asked = new ConcurrentSkipListSet<>();

    /** Grades by the digest alone, and does something before. */
    private final class Fake implements Grades {
        private final Before before;

        Fake(Before before) {
            this.before = before;
        }

        @Override
        public String release() {
            return "release";
        }

        @Override
        public Grading grade(Path file, String digest) throws IOException, InterruptedException {
            asked.add(digest);
            before.of(digest);
            return new Grading(
                    Grading.SCHEMA,
                    "P9",
                    "en",
                    digest,
                    release(),
                    new Grading.Saved(true, true, true, true, List.of()),
                    new Grading.Rerun(Outcome.COMPLETE, NOTHING, 1, NOTHING, List.of()),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
    }

    private interface Before {
        void of(String digest) throws IOException, InterruptedException;
    }

    private List<Submission> submissions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Submission(
                        new Student("s" + i, "Student " + i),
                        "P9",
                        folder.resolve("any.ipynb"),
                        "any.ipynb",
                        Optional.empty(),
                        "d" + i))
                .toList();
    }

    private GradingRun run(Gradebook gradebook, Before before) {
        return new GradingRun(Map.of("P9", new Fake(before)), gradebook, new GradingRun.Watcher() {});
    }

    @Test
    void workersShareTheWorkAndNothingIsGradedTwice() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (Gradebook gradebook = Gradebook.open(folder.resolve("gradebook.db"))) {
            GradingRun.Summary summary =
                    run(gradebook, digest -> meet(together)).run(submissions(10), 2);

            assertThat(summary).isEqualTo(new GradingRun.Summary(0, 10, 0, List.of()));
            assertThat(gradebook.all("P9")).hasSize(10);
            asked.clear();
            assertThat(run(gradebook, digest -> {}).run(submissions(10), 2))
                    .isEqualTo(new GradingRun.Summary(10, 0, 0, List.of()));
            assertThat(asked).isEmpty();
        }
    }

    /** Passes only if two workers are at work at once. */
    private static void meet(CyclicBarrier together) throws IOException, InterruptedException {
        try {
            together.await(60, TimeUnit.SECONDS);
        } catch (java.util.concurrent.BrokenBarrierException | java.util.concurrent.TimeoutException alone) {
            throw new IOException("alone", alone);
        }
    }

    @Test
    void whatIsStoppedHalfWayGoesOnWhereItWas() throws Exception {
        try (Gradebook gradebook = Gradebook.open(folder.resolve("gradebook.db"))) {
            CountDownLatch half = new CountDownLatch(5);
            Thread evening = new Thread(() -> {
                try {
                    run(gradebook, digest -> {
                                half.countDown();
                                if (half.getCount() == 0) {
                                    new CountDownLatch(1).await();
                                }
                            })
                            .run(submissions(10), 1);
                } catch (IOException | InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            evening.start();
            half.await();
            evening.interrupt();
            evening.join();
            Set<String> done = new TreeSet<>();
            gradebook.all("P9").forEach(attempt -> done.add(attempt.submission()));
            assertThat(done).containsExactly("d0", "d1", "d2", "d3");
            asked.clear();

            GradingRun.Summary summary = run(gradebook, digest -> {}).run(submissions(10), 2);

            assertThat(summary.before()).isEqualTo(4);
            assertThat(asked).containsExactly("d4", "d5", "d6", "d7", "d8", "d9");
            assertThat(gradebook.all("P9")).hasSize(10);
        }
    }

    @Test
    void oneThatThisMachineCannotGradeStaysToBeGradedAndTheOthersAre() throws Exception {
        try (Gradebook gradebook = Gradebook.open(folder.resolve("gradebook.db"))) {
            GradingRun.Summary summary = run(gradebook, digest -> {
                        if (digest.equals("d3")) {
                            throw new IOException("no room left on the disk");
                        }
                        if (digest.equals("d7")) {
                            throw new IllegalStateException("a fault of the grader");
                        }
                    })
                    .run(submissions(10), 1);

            assertThat(summary.graded()).isEqualTo(8);
            assertThat(summary.left()).isEqualTo(2);
            assertThat(summary.failures())
                    .extracting(GradingRun.Failure::why)
                    .containsExactly(
                            "no room left on the disk", "java.lang.IllegalStateException: a fault of the grader");
        }
    }

    @Test
    void aMachineThatCannotGradeAtAllIsNotAskedThreeHundredTimes() throws Exception {
        try (Gradebook gradebook = Gradebook.open(folder.resolve("gradebook.db"))) {
            GradingRun.Summary summary = run(gradebook, digest -> {
                        throw new IOException("no kernel");
                    })
                    .run(submissions(300), 1);

            assertThat(summary.left()).isEqualTo(300);
            assertThat(asked).hasSize(3);
        }
    }

    @Test
    void gradingAgainKeepsTheFirstAttempt() throws Exception {
        try (Gradebook gradebook = Gradebook.open(folder.resolve("gradebook.db"))) {
            run(gradebook, digest -> {}).run(submissions(2), 1);

            run(gradebook, digest -> {}).again("P9.1 was mended").run(submissions(2), 1);

            assertThat(gradebook.attempts("s0", "P9"))
                    .extracting(attempt -> attempt.reason())
                    .containsExactly("", "P9.1 was mended");
        }
    }

    @Test
    void whatIsHandedInOnceMoreAfterSomethingElseCountsAsTheLast() throws Exception {
        try (Gradebook gradebook = Gradebook.open(folder.resolve("gradebook.db"))) {
            for (Submission each : List.of(handedIn("a", 1), handedIn("b", 2))) {
                run(gradebook, digest -> {}).run(List.of(each), 1);
            }

            run(gradebook, digest -> {}).run(List.of(handedIn("a", 1)), 1);
            assertThat(gradebook.latest("s0", "P9").orElseThrow().submission()).isEqualTo("b");
            for (int i = 0; i < 2; i++) {
                run(gradebook, digest -> {}).run(List.of(handedIn("a", 3)), 1);
            }

            assertThat(gradebook.attempts("s0", "P9"))
                    .extracting(attempt -> attempt.submission() + attempt.reason())
                    .containsExactly("a", "b", "ahanded in once more");
        }
    }

    private Submission handedIn(String digest, int hour) {
        return new Submission(
                new Student("s0", "Student"),
                "P9",
                folder.resolve("any.ipynb"),
                "any.ipynb",
                Optional.of(Instant.EPOCH.plus(Duration.ofHours(hour))),
                digest);
    }

    @Test
    void whoWatchesIsToldOfEachOne() throws Exception {
        List<String> told = new ArrayList<>();
        GradingRun.Watcher watcher = new GradingRun.Watcher() {
            @Override
            public void begins(int before, int now) {
                told.add(before + " before, " + now + " now");
            }

            @Override
            public void graded(Submission submission, Grading grading, int done, int of) {
                told.add(submission.student().id() + " " + done + "/" + of);
            }
        };
        Files.createDirectories(folder);
        try (Gradebook gradebook = Gradebook.open(folder.resolve("gradebook.db"))) {
            new GradingRun(Map.of("P9", new Fake(digest -> {})), gradebook, watcher).run(submissions(2), 1);
        }

        assertThat(told).containsExactly("0 before, 2 now", "s0 1/2", "s1 2/2");
    }
}
