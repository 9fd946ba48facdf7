package dev.neurona.notebooks;

import dev.neurona.check.Language;
import dev.neurona.kernel.client.CellRun;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.lessons.book.Builder;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.book.Lesson;
import dev.neurona.lessons.book.Variant;
import dev.neurona.lessons.cli.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lessons built one beside the other, two at a time: each has a kernel process of its own with one thread for the engine, so
 * that they come to the same numbers as alone.
 */
final class Builds implements AutoCloseable {
    /** Long enough on a machine that does other things; what a lesson may take at a desk is the builder's to say. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private final Map<String, Future<Double>> running = new LinkedHashMap<>();
    private final Builder builder;

    Builds(Course course, Path project, Path target) throws IOException {
        builder = new Builder(course, Builder.libraryOf(project), target, Library.execution(target, LIMIT));
    }

    static String name(Lesson lesson, Language language) {
        return language.code() + "/" + lesson.slug();
    }

    void start(Lesson lesson, Language language) {
        String name = name(lesson, language);
        running.put(name, two.submit(() -> {
            double seconds = builder.build(lesson, language, variant -> progress(name, variant));
            say(String.format(Locale.ROOT, "%s: built, student's notebook %.0f s", name, seconds));
            return seconds;
        }));
    }

    /** Waits for a lesson that was started, and throws what its build threw. */
    void await(Lesson lesson, Language language) throws Exception {
        Future<Double> build = running.get(name(lesson, language));
        if (build == null) {
            throw new IllegalStateException(name(lesson, language) + " was not started");
        }
        try {
            build.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    private static RunProgress progress(String name, Variant variant) {
        return new RunProgress() {
            @Override
            public void ended(CellRun run) {
                if (run.place().number() == run.place().of()) {
                    say("%s: %s, %d cells"
                            .formatted(
                                    name,
                                    variant.name().toLowerCase(Locale.ROOT),
                                    run.place().of()));
                }
            }
        };
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }

    @Override
    public void close() {
        two.shutdownNow();
    }
}
