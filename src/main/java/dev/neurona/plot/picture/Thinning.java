package dev.neurona.plot.picture;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out points that a still picture could not show apart. */
final class Thinning {
    /** Points that a series may have in the picture. */
    static final int MOST = 1_000;

    private static final double CELL = 3;

    private Thinning() {}

    /**
     * {@return a line through at most about {@code most} points} Of every stretch the first, lowest, highest and last
     * point stay, so that no peak is lost.
     */
    static List<Symbols.Point> line(List<Symbols.Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        int stretches = Math.max(1, most / 4);
        List<Symbols.Point> kept = new ArrayList<>(most);
        for (int s = 0; s < stretches; s++) {
            int from = (int) ((long) points.size() * s / stretches);
            int to = (int) ((long) points.size() * (s + 1) / stretches);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                low = points.get(i).y() > points.get(low).y() ? i : low;
                high = points.get(i).y() < points.get(high).y() ? i : high;
            }
            int last = -1;
            for (int i : new int[] {from, Math.min(low, high), Math.max(low, high), to - 1}) {
                if (i != last) {
                    kept.add(points.get(i));
                    last = i;
                }
            }
        }
        return kept;
    }

    /**
     * {@return at most {@code most} points of a cloud} Of points that nearly cover each other one stays; if these are
     * still too many, every k-th of them.
     */
    static List<Symbols.Point> cloud(List<Symbols.Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        Set<Long> taken = new HashSet<>();
        List<Symbols.Point> apart = new ArrayList<>();
        for (Symbols.Point p : points) {
            if (taken.add(Math.round(p.x() / CELL) << 32 ^ (Math.round(p.y() / CELL) & 0xffffffffL))) {
                apart.add(p);
            }
        }
        if (apart.size() <= most) {
            return apart;
        }
        List<Symbols.Point> kept = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            kept.add(apart.get((int) ((long) apart.size() * i / most)));
        }
        return kept;
    }

    static String note(Series series, int kept, int all) {
        return series.told(Phrases.of(Thinning.class).say("thinned", Spoken.count(kept), Spoken.count(all)));
    }
}
