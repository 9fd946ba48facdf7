package dev.neurona.lessons.book;

import dev.neurona.check.Language;
import java.util.Locale;

/** What the builder itself says in a practice. */
final class Wordings {
    /** Stands where a person's answer is to be written. */
    static final Wording YOUR_ANSWER = new Wording("*Your answer here.*", "*Tu respuesta, aquí.*");

    private Wordings() {}

    /** {@return what earns points in a question, as a list} */
    static String rubric(Part.Question question, Language language) {
        StringBuilder text = new StringBuilder(
                language == Language.ES ? "Lo lee una persona. Puntos:\n" : "A person reads this. Points:\n");
        for (Part.Criterion criterion : question.rubric()) {
            String points = String.format(Locale.ROOT, "%.1f", criterion.points());
            text.append("\n- %s: %s"
                    .formatted(
                            language == Language.ES ? points.replace('.', ',') : points,
                            criterion.text().in(language)));
        }
        return text.toString();
    }
}
