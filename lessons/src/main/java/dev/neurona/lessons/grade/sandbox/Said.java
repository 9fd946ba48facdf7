package dev.neurona.lessons.grade.sandbox;

import dev.neurona.lessons.book.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in words for the student why a run was cut short. */
final class Said {
    private Said() {}

    /** {@return one sentence for each step that had to be stopped and for what was left out, or nothing} */
    static Wording of(List<Step> steps, Map<Integer, Frame.Ended> results) {
        List<Wording> sentences = new ArrayList<>();
        int notRun = 0;
        for (Step step : steps) {
            Frame.Ended ended = results.get(step.number());
            if (ended == null) {
                notRun++;
            } else {
                of(step, ended).ifPresent(sentences::add);
            }
        }
        if (notRun > 0) {
            sentences.add(notRun(notRun));
        }
        return new Wording(
                String.join(" ", sentences.stream().map(Wording::english).toList()),
                String.join(" ", sentences.stream().map(Wording::spanish).toList()));
    }

    private static Wording notRun(int count) {
        return count == 1
                ? new Wording("One part could not be run any more.", "Una parte ya no se pudo ejecutar.")
                : new Wording(
                        count + " parts could not be run any more.", count + " partes ya no se pudieron ejecutar.");
    }

    private static Optional<Wording> of(Step step, Frame.Ended ended) {
        Wording subject = step.isAsk()
                ? new Wording("A hidden check was stopped", "Se detuvo una comprobación oculta")
                : new Wording(
                        "The cell «%s» was stopped".formatted(step.title()),
                        "Se detuvo la celda «%s»".formatted(step.title()));
        return switch (ended.ending()) {
            case TIME ->
                Optional.of(new Wording(
                        subject.english() + ": it took longer than is allowed.",
                        subject.spanish() + ": tardó más de lo permitido."));
            case KILLED -> {
                Wording reason = Reason.of(ended.name()).orElse(Reason.ENDED).words();
                yield Optional.of(new Wording(
                        subject.english() + ": " + reason.english() + ".",
                        subject.spanish() + ": " + reason.spanish() + "."));
            }
            default ->
                ended.cut()
                        ? Optional.of(new Wording(
                                "Not all output of the cell «%s» was kept: it is too much.".formatted(step.title()),
                                "No se guardó toda la salida de la celda «%s»: es demasiada.".formatted(step.title())))
                        : Optional.empty();
        };
    }
}
