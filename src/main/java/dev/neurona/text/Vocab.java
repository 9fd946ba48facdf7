package dev.neurona.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Tokens and their ids 0 to V-1. Id 0 is {@link #UNKNOWN}, which stands for every token that is not here; what was encoded
 * to it cannot be had back.
 */
public final class Vocab {
    /** The token of id 0. */
    public static final String UNKNOWN = "<unk>";

    private final List<String> tokens;
    private final int[] counts;
    private final Map<String, Integer> ids;

    private Vocab(List<String> tokens, int[] counts) {
        this.tokens = List.copyOf(tokens);
        this.counts = counts;
        ids = new HashMap<>();
        for (int id = 0; id < tokens.size(); id++) {
            ids.put(tokens.get(id), id);
        }
    }

    /**
     * {@return the different tokens of a text, the most frequent first, equally frequent ones in the order of their
     * characters} What was left out for being rare is counted as unknown.
     *
     * @param tokens of the training text, repeated as often as they occur
     * @param minCount how often a token has to occur, 1 for all
     */
    public static Vocab from(List<String> tokens, int minCount) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("there are no tokens: a vocabulary needs some text");
        }
        if (minCount < 1) {
            throw new IllegalArgumentException("a minimum count of %d: give 1 or more".formatted(minCount));
        }
        Map<String, Integer> often = new HashMap<>();
        tokens.forEach(token -> often.merge(token, 1, Integer::sum));
        Map<String, Integer> kept = new LinkedHashMap<>();
        kept.put(UNKNOWN, 0);
        often.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> kept.merge(
                        entry.getValue() < minCount ? UNKNOWN : entry.getKey(), entry.getValue(), Integer::sum));
        return new Vocab(
                new ArrayList<>(kept.keySet()),
                kept.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** {@return a vocabulary of these tokens, in this order after the unknown one; nothing is known about their counts} */
    public static Vocab of(Collection<String> tokens) {
        LinkedHashSet<String> all = new LinkedHashSet<>();
        all.add(UNKNOWN);
        all.addAll(tokens);
        return new Vocab(new ArrayList<>(all), new int[all.size()]);
    }

    /** {@return V, how many ids there are, the unknown one included} */
    public int size() {
        return tokens.size();
    }

    /** {@return all tokens, each at the place of its id} */
    public List<String> tokens() {
        return tokens;
    }

    /** {@return the id of a token, 0 if it is not known} */
    public int id(String token) {
        return ids.getOrDefault(token, 0);
    }

    /** {@return the token of an id} */
    public String token(int id) {
        if (id < 0 || id >= tokens.size()) {
            throw new IllegalArgumentException("no token has id %d: this vocabulary of %d goes from 0 to %d"
                    .formatted(id, tokens.size(), tokens.size() - 1));
        }
        return tokens.get(id);
    }

    /** {@return how often a token occurred in the text that the vocabulary was made from} */
    public int count(String token) {
        return counts[id(token)];
    }

    /** {@return the ids of tokens} */
    public int[] encode(List<String> text) {
        return text.stream().mapToInt(this::id).toArray();
    }

    /** {@return the tokens of ids} */
    public List<String> decode(int... ids) {
        List<String> decoded = new ArrayList<>(ids.length);
        for (int id : ids) {
            decoded.add(token(id));
        }
        return decoded;
    }

    /** {@return the place of the first token that is not known, if there is one} */
    public OptionalInt firstUnknown(List<String> text) {
        for (int i = 0; i < text.size(); i++) {
            if (id(text.get(i)) == 0) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** {@return id, token and count of each, such as for a figure of Zipf's law} */
    public Table table() {
        IntColumn id = IntColumn.create("id");
        for (int i = 0; i < tokens.size(); i++) {
            id.append(i);
        }
        return Table.create("Vocabulary", id, StringColumn.create("token", tokens), IntColumn.create("count", counts));
    }
}
