package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.Wording;
import java.util.ArrayList;
import java.util.List;

/** The rules in words. */
final class Described {
    private Described() {}

    static List<Wording> lines(Rules rules) {
        List<Wording> lines = new ArrayList<>();
        lines.add(Words.say(
                "practices %s; %s compulsory; the mean of the best %s counts",
                "prácticas %s; %s obligatorias; cuenta la media de las %s mejores",
                String.join(", ", rules.practices()),
                rules.compulsory(),
                rules.best()));
        lines.add(Words.say(
                "a practice: automatic part %s, manual part %s; of several submissions %s counts",
                "una práctica: parte automática %s, parte manual %s; de varias entregas cuenta %s",
                rules.automatic(),
                rules.manual(),
                rules.choice() == Rules.Choice.BEST
                        ? new Wording("the best", "la mejor")
                        : new Wording("the last", "la última")));
        lines.add(rounding(rules.rounding()));
        lines.add(Words.say("passed from %s on", "aprobado a partir de %s", rules.pass()));
        rules.practices().forEach(practice -> lines.add(deadline(rules, practice)));
        if (!rules.deadlines().isEmpty()) {
            lines.add(Words.say(
                    "after it: %s; grace %s minutes",
                    "después: %s; cortesía de %s minutos",
                    rules.late().said(1),
                    rules.late().grace().toMinutes()));
        }
        for (Rules.Extension each : rules.extensions()) {
            lines.add(Words.say(
                    "%s: until %s for %s%s",
                    "%s: hasta %s para %s%s",
                    each.student(),
                    each.until().shown(),
                    each.practice()
                            .map(practice -> new Wording(practice, practice))
                            .orElse(new Wording("all", "todas")),
                    each.why().isEmpty() ? "" : " (" + each.why() + ")"));
        }
        return lines;
    }

    private static Wording rounding(Rounding rounding) {
        if (rounding.to() == Rounding.To.NONE) {
            return new Wording("the mean is not rounded", "la media no se redondea");
        }
        return Words.say(
                "the mean is %s to steps of %s%s",
                "la media %s en pasos de %s%s",
                rounding.to().said(),
                rounding.unit(),
                rounding.always()
                        ? ""
                        : new Wording(
                                ", only if all practices were handed in", ", solo si se entregan todas las prácticas"));
    }

    private static Wording deadline(Rules rules, String practice) {
        Rules.Deadline deadline = rules.deadlines().get(practice);
        return deadline == null
                ? Words.say("%s: no deadline", "%s: sin plazo", practice)
                : Words.say("%s: until %s (%s)", "%s: hasta el %s (%s)", practice, deadline.shown(), rules.zone());
    }
}
