package dev.neurona.lessons.grade.marking;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.GradebookException;
import dev.neurona.lessons.grade.gradebook.Manual;
import dev.neurona.lessons.grade.rules.Rules;
import dev.neurona.lessons.grade.rules.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All answers in the order they are marked: question by question, so that one measure holds for all students. It is read
 * again when something has been graded since.
 */
final class Round {
    private final Gradebook gradebook;
    private final Rules rules;
    private long upTo = -1;
    private List<Item> items = List.of();
    private final Map<String, Wording> titles = new HashMap<>();
    private final Map<Item, State> states = new HashMap<>();
    /** The answers and rubrics as digests: what is needed to know whether a mark still fits. */
    private final Map<Item, Grading.Question> questions = new HashMap<>();

    Round(Gradebook gradebook, Rules rules) {
        this.gradebook = gradebook;
        this.rules = rules;
    }

    /** How far an answer is. */
    enum State {
        OPEN,
        /** Marked, but the answer or the rubric has changed since. */
        DOUBTFUL,
        MARKED,
        /** Nothing is written there: no points, and no work. */
        EMPTY;

        boolean toDo() {
            return this == OPEN || this == DOUBTFUL;
        }
    }

    /** {@return the answers, in order} */
    synchronized List<Item> items() throws GradebookException {
        refresh();
        return items;
    }

    synchronized State state(Item item) {
        return states.getOrDefault(item, State.OPEN);
    }

    synchronized Wording title(Item item) {
        return titles.getOrDefault(item.question(), new Wording(item.question(), item.question()));
    }

    /** {@return how many are to do} */
    synchronized long left() {
        return states.values().stream().filter(State::toDo).count();
    }

    Optional<Item> find(String practice, String question, String student) throws GradebookException {
        return items().stream()
                .filter(item -> item.is(practice, question, student))
                .findFirst();
    }

    /** {@return the first answer to do behind another, beginning anew at the end} */
    Optional<Item> next(Optional<Item> behind) throws GradebookException {
        List<Item> all = items();
        int at = behind.map(all::indexOf).orElse(-1);
        for (int i = 1; i <= all.size(); i++) {
            Item item = all.get((at + i) % all.size());
            if (state(item).toDo() && !Optional.of(item).equals(behind)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** Notes a mark that was just made. */
    synchronized void marked(Item item, Manual manual) {
        Grading.Question question = questions.get(item);
        if (question != null) {
            states.put(item, state(question, Optional.of(manual)));
        }
    }

    private void refresh() throws GradebookException {
        long last = gradebook.last();
        if (last == upTo) {
            return;
        }
        List<Item> all = new ArrayList<>();
        questions.clear();
        states.clear();
        for (Student student : gradebook.students()) {
            Work work = Work.of(gradebook, student);
            for (String practice : gradebook.practices()) {
                Optional<Attempt> attempt = counted(work, practice);
                if (attempt.isPresent()) {
                    add(attempt.get(), work, all);
                }
            }
        }
        // A question's number is compared as a number: P1.9 comes before P1.11.
        all.sort(Comparator.comparing(Item::practice)
                .thenComparing(item -> padded(item.question()))
                .thenComparing(item -> padded(item.student().id())));
        items = List.copyOf(all);
        upTo = last;
    }

    private Optional<Attempt> counted(Work work, String practice) {
        return rules.practiceMark(work, practice)
                .counted()
                .or(() -> work.attempts().stream()
                        .filter(attempt -> attempt.practice().equals(practice))
                        .reduce((one, next) -> next));
    }

    private void add(Attempt attempt, Work work, List<Item> all) {
        for (Grading.Question question : attempt.grading().questions()) {
            Item item = new Item(attempt.student(), attempt.practice(), question.id(), attempt.number());
            Optional<Manual> manual = work.manual().stream()
                    .filter(each -> each.practice().equals(attempt.practice())
                            && each.question().equals(question.id()))
                    .findFirst();
            all.add(item);
            titles.putIfAbsent(question.id(), question.title());
            questions.put(item, question);
            states.put(item, state(question, manual));
        }
    }

    static State state(Grading.Question question, Optional<Manual> manual) {
        if (manual.isEmpty()) {
            return question.answer().isBlank() ? State.EMPTY : State.OPEN;
        }
        if (!manual.get().complete()) {
            return State.OPEN;
        }
        return manual.get().fits(question) && manual.get().read(question) ? State.MARKED : State.DOUBTFUL;
    }

    private static String padded(String id) {
        return java.util.regex.Pattern.compile("\\d+")
                .matcher(id)
                .replaceAll(number -> "0".repeat(Math.max(0, 12 - number.group().length())) + number.group());
    }
}
