package dev.neurona.lessons.grade.marking;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.neurona.lessons.grade.Grading;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.GradebookException;
import dev.neurona.lessons.grade.gradebook.Manual;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Marks as the page sends them. */
final class Marks {
    private final Gradebook gradebook;
    private final Round round;
    private final String by;

    Marks(Gradebook gradebook, Round round, String by) {
        this.gradebook = gradebook;
        this.round = round;
        this.by = by;
    }

    /**
     * Keeps a mark; one that says nothing about an answer nobody has marked is none.
     *
     * @return what is kept now
     * @throws IllegalArgumentException if it does not fit the question
     */
    JsonObject keep(JsonObject asked) throws GradebookException {
        Item item = round.find(text(asked, "practice"), text(asked, "question"), text(asked, "student"))
                .orElseThrow(() -> new IllegalArgumentException("there is no such answer"));
        Grading.Question question = question(gradebook, item);
        Manual before = gradebook
                .manual(item.student().id(), item.practice(), item.question())
                .orElse(Manual.unmarked(item.student().id(), item.practice(), question));
        Manual seen = before.seenAs(asked.get("version").getAsLong());
        Manual wanted = seen.with(question, points(asked.getAsJsonArray("points")), text(asked, "comment"), by);
        boolean nothing = wanted.version() == 0
                && wanted.comment().isBlank()
                && wanted.points().stream().noneMatch(OptionalDouble::isPresent);
        Manual kept = nothing && before.version() == 0 ? before : gradebook.mark(wanted);
        if (kept.version() > 0) {
            round.marked(item, kept);
        }
        return json(kept, round);
    }

    static Attempt attempt(Gradebook gradebook, Item item) throws GradebookException {
        return gradebook.attempts(item.student().id(), item.practice()).stream()
                .filter(attempt -> attempt.number() == item.attempt())
                .findFirst()
                .orElseThrow();
    }

    static Grading.Question question(Gradebook gradebook, Item item) throws GradebookException {
        return attempt(gradebook, item).grading().questions().stream()
                .filter(each -> each.id().equals(item.question()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonObject asked, String field) {
        JsonElement value = asked.get(field);
        if (value == null || !value.isJsonPrimitive()) {
            throw new IllegalArgumentException("a mark needs " + field);
        }
        return value.getAsString();
    }

    private static List<OptionalDouble> points(JsonArray array) {
        List<OptionalDouble> points = new ArrayList<>();
        array.forEach(
                each -> points.add(each.isJsonNull() ? OptionalDouble.empty() : OptionalDouble.of(each.getAsDouble())));
        return points;
    }

    static JsonObject json(Manual manual, Round round) {
        JsonObject json = new JsonObject();
        json.addProperty("version", manual.version());
        json.addProperty("by", manual.by());
        json.addProperty("comment", manual.comment());
        JsonArray points = new JsonArray();
        manual.points()
                .forEach(each ->
                        points.add(each.isPresent() ? new JsonPrimitive(each.getAsDouble()) : JsonNull.INSTANCE));
        json.add("points", points);
        json.addProperty("earned", manual.earned());
        json.addProperty("complete", manual.complete());
        json.addProperty("left", round.left());
        return json;
    }
}
