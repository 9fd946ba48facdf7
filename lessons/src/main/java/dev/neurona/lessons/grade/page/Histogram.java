package dev.neurona.lessons.grade.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How points are spread: ten bars, the mean as a broken line, and the counts in words for those who do not see them. */
final class Histogram {
    private static final int BARS = 10;
    private static final int LEFT = 40;
    private static final int WIDTH = 560;
    private static final int TOP = 44;
    private static final int HEIGHT = 150;
    private static final int BOTTOM = 44;

    private Histogram() {}

    /** @param most the points at the right end */
    static void add(Sheet sheet, double[] points, double most) {
        if (points.length == 0 || !(most > 0)) {
            return;
        }
        int[] counts = counts(points, most);
        double mean = Arrays.stream(points).average().orElse(0);
        int largest = Arrays.stream(counts).max().orElse(1);
        double bar = (double) WIDTH / BARS;
        StringBuilder svg =
                new StringBuilder("<figure><svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\">"
                        .formatted(
                                words(sheet, counts, most),
                                LEFT + WIDTH + 20,
                                TOP + HEIGHT + BOTTOM,
                                LEFT + WIDTH + 20));
        for (int i = 0; i < BARS; i++) {
            double height = (double) HEIGHT * counts[i] / largest;
            double x = LEFT + i * bar;
            svg.append("<rect class=\"bar\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                    .formatted(n(x + 2), n(TOP + HEIGHT - height), n(bar - 4), n(height)));
            if (counts[i] > 0) {
                svg.append(text(x + bar / 2, TOP + HEIGHT - height - 5, Integer.toString(counts[i])));
            }
        }
        for (int i = 0; i <= BARS; i++) {
            svg.append(text(LEFT + i * bar, TOP + HEIGHT + 17, sheet.points(most * i / BARS)));
        }
        double at = LEFT + WIDTH * Math.min(1, Math.max(0, mean / most));
        svg.append("<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                .formatted(LEFT, TOP + HEIGHT, LEFT + WIDTH, TOP + HEIGHT));
        svg.append("<line class=\"mean\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"/>"
                .formatted(n(at), TOP - 22, n(at), TOP + HEIGHT));
        svg.append(text(
                Math.min(LEFT + WIDTH - 30, Math.max(LEFT + 30, at)),
                TOP - 28,
                sheet.say("mean %s", "media %s").formatted(sheet.points(mean))));
        svg.append(text(
                LEFT + WIDTH / 2.0,
                TOP + HEIGHT + 38,
                sheet.say("points so far; number of submissions", "puntos hasta ahora; número de entregas")));
        sheet.add(svg + "</svg></figure>");
    }

    private static int[] counts(double[] points, double most) {
        int[] counts = new int[BARS];
        for (double each : points) {
            int bar = (int) Math.floor(BARS * each / most + 1e-9);
            counts[Math.min(BARS - 1, Math.max(0, bar))]++;
        }
        return counts;
    }

    private static String words(Sheet sheet, int[] counts, double most) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < BARS; i++) {
            if (counts[i] > 0) {
                words.add(sheet.say("%s to %s points: %d", "de %s a %s puntos: %d")
                        .formatted(sheet.points(most * i / BARS), sheet.points(most * (i + 1) / BARS), counts[i]));
            }
        }
        return String.join("; ", words);
    }

    private static String text(double x, double y, String text) {
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>".formatted(n(x), n(y), text);
    }

    private static String n(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }
}
