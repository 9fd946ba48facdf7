package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.util.List;
import java.util.Locale;

/**
 * The hidden checks of an exercise as code. In nbgrader they run in the student's session, with the expected values in
 * them; that is nbgrader's way. Our own grader takes the same two methods, and keeps the rest to itself.
 */
final class HiddenTests {
    private static final String BEGIN = "// BEGIN HIDDEN TESTS";
    private static final String END = "// END HIDDEN TESTS";

    private final Part.Exercise exercise;
    private final Language language;

    HiddenTests(Part.Exercise exercise, Language language) {
        this.exercise = exercise;
        this.language = language;
    }

    private String name(String what, int probe) {
        return what + "_" + suffix(exercise, probe);
    }

    /** {@return what the names of a probe's methods end with} */
    static String suffix(Part.Exercise exercise, int probe) {
        return exercise.id().replace('.', '_') + "_" + (probe + 1);
    }

    /** {@return the method that draws what is given to a probe} */
    String given(int probe) {
        Probe of = exercise.probes().get(probe);
        return "%s %s(long seed) throws Exception {\n%s\n}"
                .formatted(of.type(), name("given", probe), body(of.given()));
    }

    /** {@return the method that asks the student's code} */
    String ask(int probe) {
        Probe of = exercise.probes().get(probe);
        return "Object %s(%s given) throws Exception {\n%s\n}".formatted(name("ask", probe), of.type(), body(of.ask()));
    }

    /** {@return the method that says what is right, where the reference solution does not} */
    String truth(int probe) {
        Probe of = exercise.probes().get(probe);
        return "Object %s(long seed, %s given) throws Exception {\n%s\n}"
                .formatted(name("truth", probe), of.type(), body(of.truth()));
    }

    private String body(String code) {
        return Localised.in(language, code).indent(4).stripTrailing();
    }

    /** {@return the method that makes of an answer what is judged, or nothing where that is the answer} */
    String measure(int probe) {
        Probe of = exercise.probes().get(probe);
        return of.measure().isEmpty()
                ? ""
                : "Object %s(long seed, %s given, dev.neurona.check.Numbers answer) throws Exception {\n%s\n}"
                        .formatted(name("measure", probe), of.type(), body(of.measure()));
    }

    /** {@return the call that says what is right for a seed} */
    String right(int probe, long seed) {
        String given = "%s(%dL)".formatted(name("given", probe), seed);
        return exercise.probes().get(probe).truth().isEmpty()
                ? answered(probe, seed)
                : "%s(%dL, %s)".formatted(name("truth", probe), seed, given);
    }

    /** {@return the call that asks, and makes of the answer what is judged} */
    private String answered(int probe, long seed) {
        String given = "%s(%dL)".formatted(name("given", probe), seed);
        String ask = "%s(%s)".formatted(name("ask", probe), given);
        return exercise.probes().get(probe).measure().isEmpty()
                ? ask
                : "%s(%dL, %s, Numbers.of(%s).orElseThrow())".formatted(name("measure", probe), seed, given, ask);
    }

    /** {@return the cell nbgrader takes the points from} What is between the two marks is taken out for students. */
    String marks(List<Expected> expected) {
        StringBuilder code = new StringBuilder(heading()).append('\n');
        if (!expected.isEmpty()) {
            code.append(BEGIN).append('\n');
            for (int i = 0; i < expected.size(); i++) {
                code.append(given(i)).append('\n').append(ask(i)).append('\n');
                code.append(measure(i)).append(measure(i).isEmpty() ? "" : "\n");
            }
            code.append("Check.ex(\"%s\").part(\"hidden\")".formatted(exercise.id()));
            for (int i = 0; i < expected.size(); i++) {
                code.append('\n').append(check(i, expected.get(i)));
            }
            code.append(";\n").append(END).append('\n');
        }
        return code.append("Check.ex(\"%s\").score()".formatted(exercise.id())).toString();
    }

    private String heading() {
        return language == Language.ES
                ? "// Los puntos de %s: aquí se ejecutan también las comprobaciones que no ves."
                        .formatted(exercise.id())
                : "// The points of %s: the checks you do not see run here too.".formatted(exercise.id());
    }

    /**
     * What is right for a probe's answer.
     *
     * @param real whether the reference worked with real data
     * @param java as an array in Java's syntax
     */
    record Expected(long seed, boolean real, String java) {}

    private String check(int probe, Expected expected) {
        Probe of = exercise.probes().get(probe);
        double limit = expected.real() ? of.judging().real() : of.judging().drawn();
        String answer = "() -> " + answered(probe, expected.seed());
        return String.format(
                        Locale.ROOT,
                        "    .worth(%s).about(\"%s\")",
                        of.weight(),
                        of.about().in(language))
                + switch (of.judging().kind()) {
                    case NEAR -> ".near(%s, %s, %s)".formatted(answer, expected.java(), limit);
                    case SHARE -> ".share(%s, %s, %s)".formatted(answer, expected.java(), limit);
                    case ATLEAST -> ".atLeast(%s, %s)".formatted(answer, limit);
                    case ATMOST -> ".atMost(%s, %s)".formatted(answer, limit);
                };
    }
}
