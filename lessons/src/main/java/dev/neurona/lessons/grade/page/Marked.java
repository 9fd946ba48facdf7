package dev.neurona.lessons.grade.page;

import java.util.List;

/**
 * What a person gave for a question.
 *
 * @param question its id
 * @param points given for each line of the rubric, in its order
 * @param comment Markdown, empty if there is none
 */
public record Marked(String question, List<Double> points, String comment) {
    public Marked {
        points = List.copyOf(points);
    }

    /** {@return what it comes to} */
    public double total() {
        return points.stream().mapToDouble(Double::doubleValue).sum();
    }
}
