package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Manual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From what a student handed in for a practice to the practice's mark. */
final class PracticeMarking {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    /** Points come as binary fractions: beyond this many digits there is only their noise. */
    private static final int DIGITS = 6;

    private final Rules rules;
    private final Work work;

    PracticeMarking(Rules rules, Work work) {
        this.rules = rules;
        this.work = work;
    }

    PracticeMark mark(String practice) {
        List<Attempt> submissions = work.submissions(practice);
        if (submissions.isEmpty()) {
            return PracticeMark.nothing(
                    practice, 0, List.of(Words.say("%s: not handed in", "%s: sin entregar", practice)));
        }
        List<PracticeMark> tooLate = new ArrayList<>();
        List<PracticeMark> marks = new ArrayList<>();
        for (Attempt submission : submissions) {
            mark(submission, tooLate).ifPresent(marks::add);
        }
        Optional<PracticeMark> counted = rules.choice() == Rules.Choice.BEST
                // Of equal ones the last.
                ? marks.stream().reduce((one, next) -> next.mark().compareTo(one.mark()) >= 0 ? next : one)
                : marks.stream().reduce((one, next) -> next);
        return counted.map(mark -> among(mark, submissions.size())).orElseGet(() -> tooLate.get(tooLate.size() - 1));
    }

    private PracticeMark among(PracticeMark mark, int submissions) {
        if (submissions == 1) {
            return mark;
        }
        List<Wording> steps = new ArrayList<>();
        steps.add(Words.say(
                "%s: of %s submissions %s counts",
                "%s: de %s entregas cuenta %s",
                mark.practice(),
                submissions,
                rules.choice() == Rules.Choice.BEST
                        ? new Wording("the best", "la mejor")
                        : new Wording("the last that may", "la última que puede")));
        steps.addAll(mark.steps());
        return new PracticeMark(
                mark.practice(),
                mark.counted(),
                mark.automatic(),
                mark.manual(),
                mark.mark(),
                mark.daysLate(),
                mark.unmarked(),
                steps);
    }

    /** {@return the mark of one submission; empty if it was too late to count, which is then kept} */
    private Optional<PracticeMark> mark(Attempt attempt, List<PracticeMark> tooLate) {
        List<Wording> steps = new ArrayList<>();
        List<String> unmarked = new ArrayList<>();
        Grading grading = attempt.grading();
        BigDecimal automatic = automatic(attempt, steps);
        BigDecimal manual = manual(attempt, steps, unmarked);
        BigDecimal mark = Rounding.shown(automatic.add(manual));
        long days = daysLate(attempt, steps);
        if (days > 0) {
            Optional<BigDecimal> reduced = rules.late().mark(mark, days);
            if (reduced.isEmpty()) {
                tooLate.add(PracticeMark.nothing(attempt.practice(), days, List.of(steps.get(steps.size() - 1))));
                return Optional.empty();
            }
            mark = Rounding.shown(reduced.get());
        }
        steps.add(Words.say("%s: %s", "%s: %s", grading.practice(), mark));
        return Optional.of(new PracticeMark(
                attempt.practice(),
                Optional.of(attempt),
                Rounding.shown(automatic),
                Rounding.shown(manual),
                mark,
                days,
                unmarked,
                steps));
    }

    private BigDecimal automatic(Attempt attempt, List<Wording> steps) {
        BigDecimal earned = exact(attempt.grading().automatic());
        BigDecimal most = exact(attempt.grading().automaticMost());
        BigDecimal weight = attempt.grading().manualMost() > 0 ? rules.automatic() : rules.highest();
        BigDecimal weighted = weighted(earned, most, weight);
        steps.add(Words.say(
                "%s: automatic part %s of %s", "%s: parte automática %s de %s", attempt.practice(), earned, most));
        if (weight.compareTo(most) != 0 && most.signum() > 0) {
            steps.add(weighing(attempt.practice(), weight, weighted));
        }
        return weighted;
    }

    private BigDecimal manual(Attempt attempt, List<Wording> steps, List<String> unmarked) {
        Grading grading = attempt.grading();
        BigDecimal most = exact(grading.manualMost());
        if (most.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal earned = BigDecimal.ZERO;
        List<Wording> each = new ArrayList<>();
        for (Grading.Question question : grading.questions()) {
            earned = earned.add(question(attempt.practice(), question, each, unmarked));
        }
        BigDecimal weight = grading.automaticMost() > 0 ? rules.manual() : rules.highest();
        BigDecimal weighted = weighted(earned, most, weight);
        steps.add(Words.say(
                "%s: manual part %s of %s (%s)",
                "%s: parte manual %s de %s (%s)", attempt.practice(), earned, most, joined(each)));
        if (weight.compareTo(most) != 0) {
            steps.add(weighing(attempt.practice(), weight, weighted));
        }
        return weighted;
    }

    private BigDecimal question(
            String practice, Grading.Question question, List<Wording> steps, List<String> unmarked) {
        Optional<Manual> found = work.manual(practice, question.id());
        if (found.isEmpty() && question.answer().isBlank()) {
            steps.add(Words.say("%s no answer 0", "%s sin respuesta 0", question.id()));
            return BigDecimal.ZERO;
        }
        if (found.isEmpty() || !found.get().complete()) {
            unmarked.add(question.id());
        }
        if (found.isEmpty()) {
            steps.add(Words.say("%s not marked yet", "%s aún sin calificar", question.id()));
            return BigDecimal.ZERO;
        }
        Manual manual = found.get();
        BigDecimal earned = exact(manual.earned()).min(exact(question.points()));
        Wording doubt = !manual.fits(question)
                ? new Wording(
                        " [marked by an earlier rubric: look again]",
                        " [calificada con otra rúbrica: conviene revisarla]")
                : !manual.read(question)
                        ? new Wording(
                                " [the answer has changed since: look again]",
                                " [la respuesta ha cambiado desde entonces: conviene revisarla]")
                        : manual.complete()
                                ? new Wording("", "")
                                : new Wording(" [not all criteria yet]", " [aún faltan criterios]");
        steps.add(Words.say("%s %s%s", "%s %s%s", question.id(), earned, doubt));
        return earned;
    }

    private static Wording weighing(String practice, BigDecimal weight, BigDecimal weighted) {
        return Words.say(
                "%s: weighted to %s it is %s",
                "%s: ponderada sobre %s es %s", practice, weight, Rounding.shown(weighted));
    }

    private long daysLate(Attempt attempt, List<Wording> steps) {
        String practice = attempt.practice();
        Optional<Rules.Deadline> deadline = rules.deadline(work.student().id(), practice);
        if (attempt.handedIn().isEmpty()) {
            deadline.ifPresent(limit -> steps.add(Words.say(
                    "%s: when it was handed in is not known, so it is taken to be in time (deadline %s)",
                    "%s: no consta cuándo se entregó, así que se da por entregada a tiempo (plazo: %s)",
                    practice,
                    limit.shown())));
            return 0;
        }
        Instant at = attempt.handedIn().get();
        String shown = MINUTE.format(LocalDateTime.ofInstant(at, rules.zone()))
                + (rules.zone().equals(ZoneOffset.UTC) ? " UTC" : "");
        if (deadline.isEmpty()) {
            steps.add(Words.say("%s: handed in %s, no deadline", "%s: entregada el %s, sin plazo", practice, shown));
            return 0;
        }
        Rules.Deadline limit = deadline.get();
        if (at.isBefore(limit.end().plus(rules.late().grace()))) {
            Wording how = at.isBefore(limit.end())
                    ? new Wording("in time", "a tiempo")
                    : new Wording("in time with the grace", "a tiempo con la cortesía");
            steps.add(Words.say(
                    "%s: handed in %s, %s (deadline %s)",
                    "%s: entregada el %s, %s (plazo: %s)", practice, shown, how, limit.shown()));
            return 0;
        }
        long days =
                Duration.between(limit.end(), at).truncatedTo(ChronoUnit.DAYS).toDays() + 1;
        steps.add(Words.say(
                days == 1
                        ? "%s: handed in %s, %s day late (deadline %s): %s"
                        : "%s: handed in %s, %s days late (deadline %s): %s",
                days == 1
                        ? "%s: entregada el %s, con %s día de retraso (plazo: %s): %s"
                        : "%s: entregada el %s, con %s días de retraso (plazo: %s): %s",
                practice,
                shown,
                days,
                limit.shown(),
                rules.late().said(days)));
        return days;
    }

    private static BigDecimal weighted(BigDecimal earned, BigDecimal most, BigDecimal weight) {
        return most.signum() == 0
                ? BigDecimal.ZERO
                : earned.multiply(weight).divide(most, DIGITS, RoundingMode.HALF_UP);
    }

    private static BigDecimal exact(double points) {
        return BigDecimal.valueOf(points).setScale(DIGITS, RoundingMode.HALF_UP);
    }

    private static Wording joined(List<Wording> parts) {
        return new Wording(
                String.join(", ", parts.stream().map(Wording::english).toList()),
                String.join(", ", parts.stream().map(Wording::spanish).toList()));
    }
}
