package dev.neurona.lessons.cli;

import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.GradingRun;
import dev.neurona.lessons.grade.Submission;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line for each submission that is graded, with the time that is left by what the others took. */
final class GradeProgress implements GradingRun.Watcher {
    private final PrintWriter out;
    private final LongSupplier nanos;
    private long begun;

    GradeProgress(PrintWriter out) {
        this(out, System::nanoTime);
    }

    GradeProgress(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    @Override
    public void begins(int before, int now) {
        begun = nanos.getAsLong();
        say("%d to grade, %d graded before", now, before);
    }

    @Override
    public void graded(Submission submission, Grading grading, int done, int of) {
        double each = (nanos.getAsLong() - begun) / 1e9 / done;
        say(
                "[%d/%d] %s %s: %.2f of %.2f%s%s",
                done,
                of,
                submission.student().name(),
                submission.practice(),
                grading.automatic(),
                grading.automaticMost(),
                grading.rerun().outcome() == Grading.Outcome.COMPLETE
                        ? ""
                        : " (" + grading.rerun().said().english() + ")",
                done == of ? "" : ", about " + left(each * (of - done)) + " left");
    }

    @Override
    public void failed(Submission submission, IOException why) {
        say(
                "%s %s could not be graded here: %s",
                submission.student().name(), submission.practice(), String.valueOf(why.getMessage()));
    }

    static String left(double seconds) {
        if (seconds < 90) {
            return "%d s".formatted(Math.max(1, Math.round(seconds)));
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 90 ? minutes + " min" : "%d h %02d min".formatted(minutes / 60, minutes % 60);
    }

    private void say(String line, Object... blanks) {
        out.println(String.format(Locale.ROOT, line, blanks));
        out.flush();
    }
}
