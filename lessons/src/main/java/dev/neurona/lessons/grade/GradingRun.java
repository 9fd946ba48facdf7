package dev.neurona.lessons.grade;

import dev.neurona.lessons.grade.gradebook.Gradebook;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Grades many submissions with several workers. Each is in the gradebook as soon as it is graded, so that a run that was
 * killed goes on where it was: what is there is not graded again.
 */
public final class GradingRun {
    /** So many submissions in a row that this machine could not grade are a fault of the machine. */
    private static final int HOPELESS = 3;
    /** As people read it in the gradebook. */
    private static final String ONCE_MORE = "handed in once more";

    private final Map<String, Grades> graders;
    private final Gradebook gradebook;
    private final Watcher watcher;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<Failure> failures = new ArrayList<>();
    private String again = "";
    private int graded;
    private int failedInARow;
    private boolean stopped;

    /**
     * @param graders by practice
     * @param watcher told what happens, by one thread at a time
     */
    public GradingRun(Map<String, ? extends Grades> graders, Gradebook gradebook, Watcher watcher) {
        this.graders = Map.copyOf(graders);
        this.gradebook = gradebook;
        this.watcher = watcher;
    }

    /** Told what happens. */
    public interface Watcher {
        /** Begins: so many were graded before, so many are to be graded now. */
        default void begins(int before, int now) {}

        /** One was graded. */
        default void graded(Submission submission, Grading grading, int done, int of) {}

        /** This machine could not grade one; it stays to be graded. */
        default void failed(Submission submission, IOException why) {}
    }

    /** @param reason why it is graded again; empty where it is new */
    private record Waiting(Submission submission, String reason) {}

    /** A submission that this machine could not grade. */
    public record Failure(Submission submission, String why) {}

    /**
     * What came of a run.
     *
     * @param before how many were in the gradebook already
     * @param graded how many were graded now
     * @param left how many are still to be graded
     */
    public record Summary(int before, int graded, int left, List<Failure> failures) {
        public Summary {
            failures = List.copyOf(failures);
        }
    }

    /** Grades also what is in the gradebook, as a further attempt that says why. */
    public GradingRun again(String reason) {
        this.again = reason;
        return this;
    }

    /**
     * Grades what is not graded yet.
     *
     * @param workers how many at a time
     * @throws IOException if the gradebook cannot be read
     * @throws InterruptedException if the run was stopped; what is graded is kept
     */
    public Summary run(List<Submission> submissions, int workers) throws IOException, InterruptedException {
        for (Submission submission : submissions) {
            Grades grader = graders.get(submission.practice());
            if (grader != null) {
                String reason = reason(submission);
                if (!reason.isEmpty() || !isGraded(submission, grader)) {
                    waiting.add(new Waiting(submission, reason));
                }
            }
        }
        int before = submissions.size() - waiting.size();
        int now = waiting.size();
        watcher.begins(before, now);
        CountDownLatch ended = new CountDownLatch(workers);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            Thread thread = new Thread(() -> work(now, ended), "grader-" + (i + 1));
            threads.add(thread);
            thread.start();
        }
        try {
            ended.await();
        } catch (InterruptedException stop) {
            stop(threads, ended);
            throw stop;
        }
        return summary(before, now);
    }

    private String reason(Submission submission) throws IOException {
        return again.isEmpty() && gradebook.handedInOnceMore(submission) ? ONCE_MORE : again;
    }

    private boolean isGraded(Submission submission, Grades grader) throws IOException {
        return gradebook.graded(
                submission.student().id(), submission.practice(), submission.digest(), grader.release());
    }

    private void stop(List<Thread> threads, CountDownLatch ended) {
        synchronized (this) {
            stopped = true;
        }
        threads.forEach(Thread::interrupt);
        boolean interrupted = Thread.interrupted();
        try {
            // Sandboxes end what they run; the gradebook's transaction ends by itself.
            ended.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException twice) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Summary summary(int before, int now) {
        return new Summary(before, graded, now - graded, failures);
    }

    private void work(int of, CountDownLatch ended) {
        try {
            for (Waiting next = next(); next != null; next = next()) {
                Grades grader = graders.get(next.submission().practice());
                if (grader != null) {
                    grade(next, grader, of);
                }
            }
        } catch (InterruptedException stop) {
            // Told to stop: what was at work is graded by the next run.
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private synchronized @Nullable Waiting next() {
        return stopped ? null : waiting.poll();
    }

    private void grade(Waiting next, Grades grader, int of) throws InterruptedException {
        Submission submission = next.submission();
        try {
            Grading grading = grader.grade(submission.file(), submission.digest());
            gradebook.add(submission, grading, next.reason());
            synchronized (this) {
                graded++;
                failedInARow = 0;
                watcher.graded(submission, grading, graded, of);
            }
        } catch (IOException | RuntimeException fault) {
            // A fault of the grader's own must not take a worker away from the rest of the class.
            IOException machine = fault instanceof IOException told ? told : new IOException(fault.toString(), fault);
            synchronized (this) {
                failures.add(new Failure(submission, String.valueOf(machine.getMessage())));
                stopped |= ++failedInARow >= HOPELESS;
                watcher.failed(submission, machine);
            }
        }
    }
}
