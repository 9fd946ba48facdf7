package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds code that JupyterLab would cut off at the right: lines that are too long in one of the languages. */
final class LongLines {
    /** As many characters as a cell shows in a window of usual size. */
    static final int MOST = 105;

    private LongLines() {}

    /** Adds the lines that are too long to the problems. Checks are shown folded and may have such. */
    static void check(Lesson lesson, List<Problem> problems) {
        for (Part part : lesson.parts()) {
            if (part instanceof Part.Code code) {
                check(lesson, code, problems);
            } else if (part instanceof Part.Exercise exercise) {
                check(lesson, exercise.answer(), problems);
            }
        }
    }

    private static void check(Lesson lesson, Part.Code code, List<Problem> problems) {
        Set<Integer> told = new LinkedHashSet<>();
        for (Language language : Language.values()) {
            List<String> lines = Localised.in(language, code.source()).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                int length = lines.get(i).replace(Solution.STUB + " ", "").length();
                if (length > MOST && told.add(i)) {
                    problems.add(new Problem(
                            lesson.file(),
                            code.line() + 1 + i,
                            "this line has %d characters (%s): at most %d are seen without scrolling"
                                    .formatted(length, language.code(), MOST)));
                }
            }
        }
    }
}
