package dev.neurona.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often each two symbols stand side by side in a set of words, kept up to date while pairs are merged: a merge looks
 * only at the words that have the pair.
 */
final class PairCounts {
    /** No pair occurs twice. */
    static final long NONE = -1;

    private final List<int[]> words = new ArrayList<>();
    private final List<Integer> times = new ArrayList<>();
    private final Map<Long, Integer> counts = new HashMap<>();
    private final Map<Long, Set<Integer>> places = new HashMap<>();

    static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    static int left(long pair) {
        return (int) (pair >>> 32);
    }

    static int right(long pair) {
        return (int) pair;
    }

    void add(int[] word, int often) {
        words.add(word);
        times.add(often);
        count(words.size() - 1, 1);
    }

    /** {@return the most frequent pair; of several the one of the smallest symbols; or {@link #NONE}} */
    long mostFrequent() {
        long best = NONE;
        int most = 1;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            int count = entry.getValue();
            if (count > most || (count == most && best != NONE && entry.getKey() < best)) {
                best = entry.getKey();
                most = count;
            }
        }
        return best;
    }

    /** Puts one symbol in the place of a pair, everywhere, from left to right. */
    void merge(long pair, int symbol) {
        Set<Integer> touched = places.getOrDefault(pair, Set.of());
        for (int w : new ArrayList<>(touched)) {
            count(w, -1);
            words.set(w, merged(words.get(w), pair, symbol));
            count(w, 1);
        }
        // what stays are words that no longer have the pair
        places.remove(pair);
    }

    private static int[] merged(int[] word, long pair, int symbol) {
        int[] shorter = new int[word.length];
        int n = 0;
        for (int i = 0; i < word.length; i++) {
            boolean here = i + 1 < word.length && pair(word[i], word[i + 1]) == pair;
            shorter[n++] = here ? symbol : word[i];
            i += here ? 1 : 0;
        }
        return Arrays.copyOf(shorter, n);
    }

    private void count(int w, int sign) {
        int[] word = words.get(w);
        for (int i = 0; i + 1 < word.length; i++) {
            long pair = pair(word[i], word[i + 1]);
            if (counts.merge(pair, sign * times.get(w), Integer::sum) == 0) {
                counts.remove(pair);
            }
            if (sign > 0) {
                places.computeIfAbsent(pair, key -> new LinkedHashSet<>()).add(w);
            }
        }
    }
}
