package dev.neurona.check;

import java.util.List;

/** The ladder of hints of an exercise, and when its solution opens. */
final class Hints {
    private Hints() {}

    static Hint next(Board board, String id) {
        List<Message> hints = board.exercise(id).hints();
        if (hints.isEmpty()) {
            return new Hint(id, Message.of(id), Message.key("hint.none"), "");
        }
        Progress progress = board.progress(id);
        boolean again = progress.hints() == hints.size();
        int number = progress.nextHint(hints.size());
        Message words = hints.get(number - 1);
        return new Hint(
                id,
                Message.key("hint.title", id, number, hints.size()),
                again ? Message.key("hint.last", words, id) : words,
                "");
    }

    static Hint solution(Board board, String id) {
        Definition exercise = board.exercise(id);
        Progress progress = board.progress(id);
        Message title = Message.key("solution.title", id);
        int wanted = Check.failuresBeforeSolution();
        int hints = exercise.hints().size();
        boolean open = progress.failures() >= wanted
                || (hints > 0 && progress.hints() == hints)
                || board.result(id).status() == Status.PASSED;
        if (!open) {
            return new Hint(
                    id,
                    title,
                    hints > 0
                            ? Message.key("solution.notYet", progress.hints(), hints, progress.failures(), wanted)
                            : Message.key("solution.notYetTries", progress.failures(), wanted),
                    "");
        }
        if (exercise.solution().isEmpty()) {
            return new Hint(id, title, Message.key("solution.elsewhere"), "");
        }
        progress.showSolution();
        return new Hint(id, title, Bilingual.NOTHING, exercise.solution());
    }
}
