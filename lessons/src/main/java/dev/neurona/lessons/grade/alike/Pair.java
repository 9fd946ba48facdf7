package dev.neurona.lessons.grade.alike;

import dev.neurona.lessons.grade.Submission;
import java.util.List;

/**
 * Two submissions that are more alike than the class is.
 *
 * @param code the share of the smaller one's own code that the other has too, rare code counting more, 0 to 1
 * @param prose likewise of the written answers
 * @param same whether the files have the same bytes
 * @param passages the evidence, the rarest first
 */
public record Pair(Submission one, Submission other, double code, double prose, boolean same, List<Passage> passages) {
    public Pair {
        passages = List.copyOf(passages);
    }

    /** {@return the larger of the two shares} */
    public double score() {
        return Math.max(code, prose);
    }
}
