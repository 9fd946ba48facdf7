package dev.neurona.plot.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Leaves out points of a line that lie so near the line through the others that nobody sees the difference. */
final class Smoothing {
    private static final double UNSEEN = .25;

    private Smoothing() {}

    /** {@return the line with fewer points, by Ramer, Douglas and Peucker} First and last stay. */
    static List<Symbols.Point> of(List<Symbols.Point> line) {
        boolean[] keep = new boolean[line.size()];
        Deque<int[]> stretches = new ArrayDeque<>();
        stretches.push(new int[] {0, line.size() - 1});
        while (!stretches.isEmpty()) {
            int[] stretch = stretches.pop();
            keep[stretch[0]] = true;
            keep[stretch[1]] = true;
            int farthest = farthest(line, stretch[0], stretch[1]);
            if (farthest > 0) {
                stretches.push(new int[] {stretch[0], farthest});
                stretches.push(new int[] {farthest, stretch[1]});
            }
        }
        List<Symbols.Point> kept = new ArrayList<>();
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                kept.add(line.get(i));
            }
        }
        return kept;
    }

    private static int farthest(List<Symbols.Point> line, int from, int to) {
        double most = UNSEEN;
        int farthest = -1;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(line.get(i), line.get(from), line.get(to));
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private static double distance(Symbols.Point p, Symbols.Point a, Symbols.Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = Math.hypot(dx, dy);
        return length == 0
                ? Math.hypot(p.x() - a.x(), p.y() - a.y())
                : Math.abs(dx * (p.y() - a.y()) - dy * (p.x() - a.x())) / length;
    }
}
