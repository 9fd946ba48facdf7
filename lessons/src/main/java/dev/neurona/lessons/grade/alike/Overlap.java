package dev.neurona.lessons.grade.alike;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of their own each two works have in common, by their fingerprints. */
final class Overlap {
    private final double[] own;
    private final double[][] common;
    private final int[][] prints;

    Overlap(Kind kind, List<Work> works, Weights weights) {
        own = new double[works.size()];
        common = new double[works.size()][works.size()];
        prints = new int[works.size()][works.size()];
        Map<Long, List<Integer>> having = new HashMap<>();
        for (int i = 0; i < works.size(); i++) {
            Set<Long> hashes = new HashSet<>();
            works.get(i).stretches().stream()
                    .filter(stretch -> stretch.kind() == kind)
                    .forEach(stretch -> stretch.prints().forEach(print -> hashes.add(print.hash())));
            for (long hash : hashes) {
                having.computeIfAbsent(hash, key -> new ArrayList<>()).add(i);
            }
        }
        having.forEach((hash, who) -> {
            double weight = weights.of(hash);
            for (int a = 0; a < who.size() && weight > 0; a++) {
                own[who.get(a)] += weight;
                for (int b = a + 1; b < who.size(); b++) {
                    common[who.get(a)][who.get(b)] += weight;
                    prints[who.get(a)][who.get(b)]++;
                }
            }
        });
    }

    /**
     * {@return the share of the smaller work's own that the other has too, for {@code i < j}} It is 0 where they have fewer
     * fingerprints than {@code least} in common, or such that weigh less than {@code weight}.
     */
    double share(int i, int j, int least, double weight) {
        boolean little = prints[i][j] < least || common[i][j] < weight || common[i][j] == 0;
        return little ? 0 : common[i][j] / Math.min(own[i], own[j]);
    }
}
