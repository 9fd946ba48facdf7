package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From the marks of the practices to the final mark. */
final class Marking {
    private final Rules rules;
    private final Work work;
    private final List<Wording> steps = new ArrayList<>();

    Marking(Rules rules, Work work) {
        this.rules = rules;
        this.work = work;
    }

    FinalMark finalMark() {
        List<PracticeMark> practices = rules.practices().stream()
                .map(practice -> rules.practiceMark(work, practice))
                .toList();
        List<PracticeMark> handedIn = practices.stream()
                .filter(practice -> practice.counted().isPresent())
                .toList();
        // The sort is stable: of equal marks the earlier practice counts.
        List<PracticeMark> best = handedIn.stream()
                .sorted(Comparator.comparing(PracticeMark::mark).reversed())
                .limit(rules.best())
                .toList();
        BigDecimal mean = mean(best);
        boolean enough = handedIn.size() >= rules.compulsory();
        BigDecimal mark = rounded(mean, handedIn.size() == practices.size());
        boolean passed = enough && mark.compareTo(rules.pass()) >= 0;
        if (!enough) {
            steps.add(Words.say(
                    "%s of %s compulsory practices handed in: not passed",
                    "%s de %s prácticas obligatorias entregadas: sin aprobar", handedIn.size(), rules.compulsory()));
        } else {
            steps.add(Words.say(
                    passed ? "%s: passed (from %s on)" : "%s: not passed (%s is needed)",
                    passed ? "%s: aprobado (a partir de %s)" : "%s: sin aprobar (hace falta un %s)",
                    mark,
                    rules.pass()));
        }
        FinalMark result = new FinalMark(
                work.student(),
                practices,
                best.stream().map(PracticeMark::practice).toList(),
                mean,
                mark,
                passed,
                steps);
        return result.provisional() ? provisional(result) : result;
    }

    private BigDecimal mean(List<PracticeMark> best) {
        BigDecimal sum = best.stream().map(PracticeMark::mark).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(BigDecimal.valueOf(rules.best()), 6, RoundingMode.HALF_UP);
        String names = String.join(
                " + ",
                best.stream()
                        .map(each -> each.practice() + " " + each.mark().toPlainString())
                        .toList());
        Wording which = new Wording(names, names.replace('.', ','));
        int missing = rules.best() - best.size();
        if (best.isEmpty()) {
            steps.add(Words.say("nothing handed in that counts: 0", "no hay ninguna entrega que cuente: 0"));
        } else if (missing > 0) {
            steps.add(Words.say(
                    missing == 1
                            ? "mean of %s, %s missing and counted 0: %s"
                            : "mean of %s, %s missing and counted 0 each: %s",
                    missing == 1 ? "media de %s; falta %s, que vale 0: %s" : "media de %s; faltan %s, que valen 0: %s",
                    which,
                    missing,
                    Rounding.shown(mean)));
        } else {
            steps.add(Words.say(
                    "mean of the best %s of %s (%s): %s",
                    "media de las %s mejores de %s (%s): %s",
                    rules.best(),
                    rules.practices().size(),
                    which,
                    mean));
        }
        return mean;
    }

    private BigDecimal rounded(BigDecimal mean, boolean allHandedIn) {
        if (!rules.rounding().applies(allHandedIn)) {
            return Rounding.shown(mean);
        }
        BigDecimal mark = rules.rounding().round(mean, rules.highest());
        steps.add(Words.say(
                rules.rounding().always() ? "%s to steps of %s: %s" : "all practices handed in, %s to steps of %s: %s",
                rules.rounding().always()
                        ? "%s en pasos de %s: %s"
                        : "entregadas todas las prácticas, %s en pasos de %s: %s",
                rules.rounding().to().said(),
                rules.rounding().unit(),
                mark));
        return Rounding.shown(mark);
    }

    private FinalMark provisional(FinalMark mark) {
        List<String> open = mark.practices().stream()
                .flatMap(practice -> practice.unmarked().stream())
                .toList();
        List<Wording> all = new ArrayList<>(steps);
        all.add(Words.say(
                "provisional: a person still has to mark %s",
                "provisional: falta que una persona califique %s", String.join(", ", open)));
        return new FinalMark(
                mark.student(), mark.practices(), mark.best(), mark.mean(), mark.mark(), mark.passed(), all);
    }
}
