package dev.neurona.lessons.grade.alike;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much a fingerprint tells: 1 if at most two works have it, nothing if it was handed out or everybody has it. In between
 * the square of {@code log((N + 1) / n) / log((N + 1) / 2)} for {@code n} of {@code N} works, as rare words are weighed in
 * the search of texts (Spärck Jones 1972).
 */
final class Weights {
    private final Map<Long, Integer> works = new HashMap<>();
    private final Set<Long> released;
    private final int count;

    Weights(List<Work> all, Set<Long> released) {
        this.released = released;
        this.count = all.size();
        for (Work work : all) {
            Set<Long> own = new HashSet<>();
            work.stretches().forEach(stretch -> stretch.prints().forEach(print -> own.add(print.hash())));
            own.forEach(hash -> works.merge(hash, 1, Integer::sum));
        }
    }

    double of(long hash) {
        if (released.contains(hash)) {
            return 0;
        }
        int having = works.getOrDefault(hash, 0);
        if (having <= 2) {
            return 1;
        }
        double rare = Math.log((count + 1.0) / having) / Math.log((count + 1.0) / 2);
        return rare * rare;
    }
}
