package dev.neurona.lessons.grade;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSyntaxException;
import dev.neurona.check.Language;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.book.Probe;
import dev.neurona.lessons.book.Release;
import dev.neurona.lessons.book.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A practice as {@code ./neurona release} wrote it: what was handed out, the hidden checks, and the reference solution.
 *
 * @param practice id, such as {@code P1}
 * @param notebook name of the file that was handed out
 * @param slowest seconds that the reference's slowest cell took
 * @param secret what the seeds of the hidden checks follow from
 * @param student the notebooks that were handed out, one for each language
 * @param reference the solved ones, with the outputs they came to
 * @param digest SHA-256 of all of it
 */
public record Released(
        String practice,
        String notebook,
        Wording title,
        double slowest,
        String secret,
        List<Task> exercises,
        List<Open> questions,
        Map<Language, Notebook> student,
        Map<Language, Notebook> reference,
        String digest) {
    private static final int SCHEMA = 1;

    public Released {
        exercises = List.copyOf(exercises);
        questions = List.copyOf(questions);
        student = Map.copyOf(student);
        reference = Map.copyOf(reference);
    }

    /** An exercise of the automatic part. */
    public record Task(String id, Wording title, double points, List<Wording> hints, List<Hidden> probes) {
        public Task {
            hints = List.copyOf(hints);
            probes = List.copyOf(probes);
        }
    }

    /**
     * A hidden check: the methods {@code given_NAME}, {@code ask_NAME}, {@code truth_NAME} and {@code measure_NAME} in each
     * language, the last two empty where there are none.
     *
     * @param type the Java type of what is given
     * @param drawn tolerance or limit where the notebook worked with drawn data
     * @param real tolerance or limit where it worked with real data
     */
    public record Hidden(
            String name,
            Wording about,
            String judge,
            double drawn,
            double real,
            double weight,
            String type,
            Map<String, Methods> code) {
        public Hidden {
            code = Map.copyOf(code);
        }

        /** {@return how its answers are judged} */
        Probe.Kind kind() {
            return Probe.Kind.valueOf(judge.toUpperCase(Locale.ROOT));
        }

        Methods in(Language language) {
            Methods methods = code.get(language.code());
            if (methods == null) {
                throw new IllegalArgumentException("the release has no checks in " + language.code());
            }
            return methods;
        }
    }

    /** Declarations of methods, as cells. */
    public record Methods(String given, String ask, String truth, String measure) {}

    /** A question for a person. */
    public record Open(String id, Wording title, Wording good, double points, List<Grading.Criterion> rubric) {
        public Open {
            rubric = List.copyOf(rubric);
        }
    }

    /** What is in practice.json. */
    private record Packed(
            int schema,
            String practice,
            String notebook,
            Wording title,
            double slowest,
            String secret,
            List<String> languages,
            List<Task> exercises,
            List<Open> questions) {}

    /**
     * Reads a release.
     *
     * @param folder where {@code ./neurona release} wrote it
     * @throws IOException if something of it is missing or broken, in one line
     */
    public static Released read(Path folder) throws IOException {
        Path file = folder.resolve(Release.PACKAGE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s is no release of a practice: it has no %s; make one with ./neurona release"
                    .formatted(folder, Release.PACKAGE));
        }
        String json = Files.readString(file);
        Packed read;
        try {
            read = new Gson().fromJson(json, Packed.class);
            if (read == null || read.schema() != SCHEMA) {
                throw new JsonSyntaxException("not of schema " + SCHEMA);
            }
            Digests digest = new Digests().add(json);
            Map<Language, Notebook> student = new EnumMap<>(Language.class);
            Map<Language, Notebook> reference = new EnumMap<>(Language.class);
            for (String code : read.languages()) {
                Language language = Language.of(code);
                student.put(
                        language,
                        Notebook.read(folder.resolve("student").resolve(code).resolve(read.notebook())));
                reference.put(
                        language,
                        Notebook.read(folder.resolve("grader").resolve(code).resolve(read.notebook())));
                digest.add(student.get(language).toText());
                digest.add(reference.get(language).toText());
            }
            if (student.isEmpty()) {
                throw new JsonSyntaxException("it has no languages");
            }
            return new Released(
                    read.practice(),
                    read.notebook(),
                    read.title(),
                    read.slowest(),
                    read.secret(),
                    read.exercises(),
                    read.questions(),
                    student,
                    reference,
                    digest.text());
        } catch (JsonParseException | NullPointerException | IllegalArgumentException broken) {
            throw new IOException(
                    "%s is broken (%s): make the release anew".formatted(file, broken.getMessage()), broken);
        }
    }

    /** {@return the seed of a hidden check for a submission: nobody can tell it who has not the secret} */
    long seed(String submission, Hidden probe) {
        return new Digests().add(secret).add(submission).add(probe.name()).number() >>> 1;
    }
}
