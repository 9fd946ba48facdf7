package dev.neurona.lessons.cli;

import dev.neurona.check.Language;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.lessons.book.BookException;
import dev.neurona.lessons.book.Builder;
import dev.neurona.lessons.book.Lesson;
import dev.neurona.lessons.book.Variant;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Builds lessons, or compares them with what is there, and tells how far it is. */
final class Building {
    private final Builder builder;
    private final PrintWriter out;
    private final PrintWriter err;

    Building(Builder builder, PrintWriter out, PrintWriter err) {
        this.builder = builder;
        this.out = out;
        this.err = err;
    }

    /** {@return whether the notebooks of a lesson are now those of its source} */
    boolean build(Lesson lesson, Language of, boolean force) throws IOException, InterruptedException {
        String name = of.code() + "/" + lesson.slug();
        try {
            if (!force && builder.upToDate(lesson, of)) {
                say(name + "  unchanged");
            } else if (!force && builder.retext(lesson, of)) {
                say(name + "  text changed, outputs kept");
            } else {
                double seconds = builder.build(lesson, of, variant -> progress(name, variant));
                say(String.format(Locale.ROOT, "%s  built, runs %.1f s", name, seconds));
            }
            return true;
        } catch (BookException wrong) {
            refuse(wrong);
            return false;
        }
    }

    /** {@return whether a build of a lesson, into another folder, comes to what is there} */
    boolean check(Lesson lesson, Language of, Builder elsewhere) throws IOException, InterruptedException {
        String name = of.code() + "/" + lesson.slug();
        try {
            elsewhere.build(lesson, of, variant -> progress(name, variant));
        } catch (BookException wrong) {
            refuse(wrong);
            return false;
        }
        List<String> differences = builder.differences(lesson, of, elsewhere);
        differences.forEach(this::say);
        say(name + (differences.isEmpty() ? "  the same" : "  " + differences.size() + " differences"));
        return differences.isEmpty();
    }

    /** {@return whether the pages beside the notebooks are those of the sources} */
    boolean checkPages() throws IOException {
        List<Path> stale = builder.stalePages();
        stale.forEach(page -> say(page + ": is not as it would be built"));
        return stale.isEmpty();
    }

    private RunProgress progress(String name, Variant variant) {
        String which = variant == Variant.SOLVED ? "solved and wrong answers" : "student's";
        return new TenthCells(name + "  " + which, this::say);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private void refuse(BookException wrong) {
        err.println(wrong.getMessage());
        err.flush();
    }
}
