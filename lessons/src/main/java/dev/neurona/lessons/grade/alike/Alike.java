package dev.neurona.lessons.grade.alike;

import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.grade.Submission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which submissions of a practice are near-duplicates.
 *
 * @param compared how many submissions there were
 * @param pairs the most alike first
 */
public record Alike(int compared, List<Pair> pairs) {
    public Alike {
        pairs = List.copyOf(pairs);
    }

    /**
     * What counts as alike.
     *
     * @param code the share of code from which a pair is listed
     * @param prose likewise of written answers
     * @param leastCode fingerprints of code two works must have in common: a solution of a few lines is found by many
     * @param leastProse likewise of written answers
     * @param leastWeight these must have together: what everybody has weighs nothing
     * @param most pairs listed
     * @param passages shown of a pair
     */
    public record Settings(
            double code, double prose, int leastCode, int leastProse, double leastWeight, int most, int passages) {
        /** Found with generated classes: see the module's README. */
        public static final Settings USUAL = new Settings(0.8, 0.5, 30, 8, 3, 100, 6);
    }

    /**
     * Compares all submissions of one practice with each other.
     *
     * @param released the notebooks as they were handed out, in all languages: what is in them is nobody's work
     * @throws IOException if a submission cannot be read
     */
    public static Alike find(List<Submission> submissions, List<Notebook> released, Settings settings)
            throws IOException {
        Released handedOut = Released.of(released);
        List<Work> works = new ArrayList<>();
        for (Submission submission : submissions) {
            works.add(Work.of(Notebook.read(submission.file()), handedOut));
        }
        return new Alike(
                submissions.size(), pairs(submissions, works, new Weights(works, handedOut.hashes()), settings));
    }

    private static List<Pair> pairs(
            List<Submission> submissions, List<Work> works, Weights weights, Settings settings) {
        Overlap code = new Overlap(Kind.CODE, works, weights);
        Overlap prose = new Overlap(Kind.PROSE, works, weights);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            for (int j = i + 1; j < works.size(); j++) {
                double ofCode = code.share(i, j, settings.leastCode(), settings.leastWeight());
                double ofProse = prose.share(i, j, settings.leastProse(), settings.leastWeight());
                boolean same =
                        submissions.get(i).digest().equals(submissions.get(j).digest());
                if (same || ofCode >= settings.code() || ofProse >= settings.prose()) {
                    pairs.add(new Pair(submissions.get(i), submissions.get(j), ofCode, ofProse, same, List.of()));
                }
            }
        }
        pairs.sort(Comparator.comparing(Pair::same)
                .thenComparing(Pair::score)
                .reversed()
                .thenComparing(pair -> pair.one().source())
                .thenComparing(pair -> pair.other().source()));
        Map<Submission, Work> read = new HashMap<>();
        for (int i = 0; i < works.size(); i++) {
            read.put(submissions.get(i), works.get(i));
        }
        return pairs.stream()
                .limit(settings.most())
                .map(pair -> withPassages(pair, read, weights, settings.passages()))
                .toList();
    }

    private static Pair withPassages(Pair pair, Map<Submission, Work> read, Weights weights, int most) {
        Work one = Objects.requireNonNull(read.get(pair.one()));
        Work other = Objects.requireNonNull(read.get(pair.other()));
        List<Passage> passages = new Tiling(one, other, weights).passages(most);
        return new Pair(pair.one(), pair.other(), pair.code(), pair.prose(), pair.same(), passages);
    }
}
