package dev.neurona.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session knows: the exercises of its notebook and how each of them stands. */
final class Board {
    private final Map<String, Definition> exercises = new LinkedHashMap<>();
    private final Map<String, Progress> progress = new LinkedHashMap<>();
    private String lesson = "";
    private Optional<Language> language = Optional.empty();

    /** Takes a notebook's exercises; what was done of another notebook is forgotten. */
    synchronized void open(ExerciseBook book) {
        if (!book.lesson().equals(lesson)) {
            exercises.clear();
            progress.clear();
        }
        lesson = book.lesson();
        language = book.language();
        book.exercises().forEach(this::define);
    }

    synchronized void define(Definition exercise) {
        exercises.put(exercise.id(), exercise);
    }

    synchronized Definition exercise(String id) {
        Definition known = exercises.get(id);
        return known == null ? Definition.of(id) : known;
    }

    synchronized void begin(String id, String part) {
        progress(id).begin(part);
    }

    synchronized void add(String id, String part, Verdict verdict) {
        progress(id).add(part, verdict);
    }

    synchronized Result result(String id) {
        return progress(id).result(exercise(id));
    }

    synchronized Progress progress(String id) {
        return progress.computeIfAbsent(id, name -> new Progress());
    }

    synchronized Optional<Language> language() {
        return language;
    }

    /** {@return all exercises: those of the book in its order, then those met without one} */
    synchronized Report report() {
        Map<String, Definition> all = new LinkedHashMap<>(exercises);
        progress.keySet().forEach(id -> all.putIfAbsent(id, Definition.of(id)));
        List<Result> results = new ArrayList<>();
        all.forEach((id, exercise) -> {
            Progress met = progress.get(id);
            results.add(met == null ? new Result(exercise, List.of(), 0, 0, false) : met.result(exercise));
        });
        return new Report(lesson, results);
    }
}
