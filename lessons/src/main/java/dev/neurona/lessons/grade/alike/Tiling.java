package dev.neurona.lessons.grade.alike;

import dev.neurona.lessons.grade.alike.Stretch.Print;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays the passages two works have in common side by side, each word of either in one passage at most. */
final class Tiling {
    /** A line or two around it is no evidence by itself. */
    private static final double LEAST = 0.3;

    private final Work one;
    private final Weights weights;
    private final Map<Long, List<Place>> places = new HashMap<>();
    private final IdentityHashMap<Stretch, BitSet> covered = new IdentityHashMap<>();

    /** A fingerprint of the other work. */
    private record Place(Stretch stretch, int at) {}

    private record Tile(Stretch one, int from, Stretch other, int there, int length) {}

    Tiling(Work one, Work other, Weights weights) {
        this.one = one;
        this.weights = weights;
        for (Stretch stretch : other.stretches()) {
            for (Print print : stretch.prints()) {
                places.computeIfAbsent(print.hash(), key -> new ArrayList<>()).add(new Place(stretch, print.at()));
            }
        }
    }

    List<Passage> passages(int most) {
        List<Passage> passages = new ArrayList<>();
        for (Stretch stretch : one.stretches()) {
            for (Print print : stretch.prints()) {
                if (!covered(stretch).get(print.at()) && weights.of(print.hash()) > 0) {
                    longest(stretch, print).ifPresent(tile -> {
                        cover(tile);
                        passages.add(passage(tile));
                    });
                }
            }
        }
        return passages.stream()
                .filter(passage -> passage.weight() >= LEAST)
                .sorted(Comparator.comparing(Passage::weight).reversed())
                .limit(most)
                .toList();
    }

    private BitSet covered(Stretch stretch) {
        return covered.computeIfAbsent(stretch, key -> new BitSet());
    }

    private Optional<Tile> longest(Stretch stretch, Print print) {
        return places.getOrDefault(print.hash(), List.of()).stream()
                .filter(place -> !covered(place.stretch()).get(place.at()))
                .map(place -> extended(stretch, print.at(), place))
                .filter(tile -> tile.length() >= stretch.kind().gram)
                .max(Comparator.comparing(Tile::length));
    }

    private Tile extended(Stretch stretch, int at, Place place) {
        int before = 0;
        while (agree(stretch, at - before - 1, place.stretch(), place.at() - before - 1)) {
            before++;
        }
        int behind = 0;
        while (agree(stretch, at + behind, place.stretch(), place.at() + behind)) {
            behind++;
        }
        return new Tile(stretch, at - before, place.stretch(), place.at() - before, before + behind);
    }

    private boolean agree(Stretch one, int at, Stretch other, int there) {
        return at >= 0
                && there >= 0
                && at < one.words().size()
                && there < other.words().size()
                && !covered(one).get(at)
                && !covered(other).get(there)
                && one.words().get(at).symbol().equals(other.words().get(there).symbol());
    }

    private void cover(Tile tile) {
        covered(tile.one()).set(tile.from(), tile.from() + tile.length());
        covered(tile.other()).set(tile.there(), tile.there() + tile.length());
    }

    private Passage passage(Tile tile) {
        double weight = tile.one().prints().stream()
                .filter(print ->
                        print.at() >= tile.from() && print.at() + tile.one().kind().gram <= tile.from() + tile.length())
                .mapToDouble(print -> weights.of(print.hash()))
                .sum();
        return new Passage(
                tile.one().kind(),
                excerpt(tile.one(), tile.from(), tile.length()),
                excerpt(tile.other(), tile.there(), tile.length()),
                tile.length(),
                weight);
    }

    private static Passage.Excerpt excerpt(Stretch stretch, int from, int length) {
        int first = stretch.words().get(from).line();
        int last = stretch.words().get(from + length - 1).line();
        String text = stretch.source()
                .lines()
                .skip(first - 1L)
                .limit(last - first + 1L)
                .collect(Collectors.joining("\n"));
        return new Passage.Excerpt(stretch.cell(), first, last, text);
    }
}
