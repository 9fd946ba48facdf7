package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.Interpreter.Completion.Match;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what may be offered, once each, and sorts it. */
final class Matches {
    /** As many as anyone looks through. */
    static final int LIMIT = 500;

    /** Where an offer stands among the others, best first. */
    enum Rank {
        EXPECTED_LOCAL,
        EXPECTED,
        LOCAL,
        SESSION,
        MEMBER,
        INHERITED,
        IMPORTED,
        KEYWORD,
        PACKAGE,
        OBJECT,
        DEPRECATED,
        ELSEWHERE
    }

    private record Offer(String text, String type, String signature, Rank rank, int overloads) {
        Match match() {
            String more = overloads > 0 ? " (+" + overloads + ")" : "";
            return new Match(text, type, signature + more);
        }
    }

    private static final Comparator<Offer> ORDER = Comparator.comparing(Offer::rank)
            .thenComparing(Offer::text, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Offer::text);

    private final Map<String, Offer> offers = new LinkedHashMap<>();

    /** Adds an offer; of one name the better rank is kept, and overloads are counted. */
    void add(String text, String type, String signature, Rank rank) {
        Offer before = offers.get(text);
        if (before == null) {
            offers.put(text, new Offer(text, type, signature, rank, 0));
            return;
        }
        boolean overload = before.type().equals("function")
                && type.equals("function")
                && !before.signature().equals(signature);
        boolean better = rank.compareTo(before.rank()) < 0;
        Offer kept = better ? new Offer(text, type, signature, rank, before.overloads()) : before;
        offers.put(
                text,
                new Offer(text, kept.type(), kept.signature(), kept.rank(), before.overloads() + (overload ? 1 : 0)));
    }

    boolean isEmpty() {
        return offers.isEmpty();
    }

    int size() {
        return offers.size();
    }

    List<Match> sorted() {
        return offers.values().stream()
                .sorted(ORDER)
                .limit(LIMIT)
                .map(Offer::match)
                .toList();
    }
}
