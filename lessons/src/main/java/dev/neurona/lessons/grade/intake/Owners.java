package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.grade.Student;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose a file is, by its path: Moodle's names, nbgrader's folders, a folder for each student, or the file's name. */
final class Owners {
    private static final String SUBMITTED = "submitted";

    private final Practices practices;
    private final Map<String, Instant> times;
    private final String around;
    private final boolean submitted;

    /**
     * @param around a folder that all files of a zip lie in, with a slash, empty if there is none
     * @param submitted whether the download is nbgrader's folder of that name
     */
    Owners(Practices practices, Map<String, Instant> times, String around, boolean submitted) {
        this.practices = practices;
        this.times = times;
        this.around = around;
        this.submitted = submitted;
    }

    Optional<Student> of(String whole) {
        Optional<MoodleName> moodle = MoodleName.in(whole);
        if (moodle.isPresent()) {
            String id = moodle.get().participant();
            return Optional.of(new Student(
                    id.isEmpty() ? moodle.get().name() : id, moodle.get().name()));
        }
        if (!Names.staysInside(whole)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>(Arrays.asList(inside(whole).split("/")));
        int at = submitted ? -1 : parts.indexOf(SUBMITTED);
        if ((at >= 0 || submitted) && parts.size() > at + 3) {
            return named(parts.get(at + 1));
        }
        while (parts.size() > 1 && practices.isName(Names.stem(parts.get(0)))) {
            parts.remove(0);
        }
        String first = Names.stem(parts.get(0));
        return parts.size() > 1 ? named(first) : named(practices.without(first)).or(() -> named(first));
    }

    private static Optional<Student> named(String name) {
        return name.isBlank() ? Optional.empty() : Optional.of(new Student(name, name));
    }

    private String inside(String path) {
        return path.startsWith(around) ? path.substring(around.length()) : path;
    }

    /** {@return what a file seems to be of, by the parts of its path that are no student's name} */
    Optional<String> practice(String whole) {
        return practices.guess(Arrays.stream(whole.split("/"))
                .map(part -> MoodleName.of(part).map(MoodleName::rest).orElse(part))
                .collect(Collectors.joining("/")));
    }

    /** {@return when it was handed in, where one of the folders around it says so} */
    Optional<Instant> handedIn(String whole) {
        for (int end = whole.lastIndexOf('/'); end > 0; end = whole.lastIndexOf('/', end - 1)) {
            Instant time = times.get(whole.substring(0, end));
            if (time != null) {
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }
}
