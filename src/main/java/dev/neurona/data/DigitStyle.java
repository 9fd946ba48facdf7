package dev.neurona.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * One way to write a digit, as the resource {@code digits.txt} lists them.
 *
 * @param digit 0 to 9
 * @param weight how usual it is among the styles of its digit
 * @param name what it looks like
 * @param poses the same strokes in different places, two or more: what is drawn lies between two of them
 */
record DigitStyle(int digit, double weight, String name, List<List<Stroke>> poses) {
    private static final List<List<DigitStyle>> ALL = read();

    DigitStyle {
        poses = List.copyOf(poses);
    }

    /** {@return the ways to write a digit} */
    static List<DigitStyle> of(int digit) {
        return ALL.get(digit);
    }

    /** {@return one of the ways to write a digit, the usual ones more often} */
    static DigitStyle choose(int digit, Random random) {
        List<DigitStyle> styles = of(digit);
        double left = random.nextDouble()
                * styles.stream().mapToDouble(DigitStyle::weight).sum();
        int chosen = 0;
        while (chosen + 1 < styles.size() && left >= styles.get(chosen).weight) {
            left -= styles.get(chosen).weight;
            chosen++;
        }
        return styles.get(chosen);
    }

    /** {@return strokes on the way from one pose to another, or a little beyond; a mean of all would lose what is special} */
    List<Stroke> mixed(Random random) {
        int from = random.nextInt(poses.size());
        int to = (from + 1 + random.nextInt(poses.size() - 1)) % poses.size();
        double t = Chance.between(-0.1, 1.1, random);
        List<Stroke> strokes = new ArrayList<>();
        for (int s = 0; s < poses.get(from).size(); s++) {
            strokes.add(poses.get(from).get(s).towards(poses.get(to).get(s), t));
        }
        return strokes;
    }

    private static List<List<DigitStyle>> read() {
        List<List<DigitStyle>> all = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            all.add(new ArrayList<>());
        }
        for (String part : text().split("\n(?=\\d)", -1)) {
            List<String> lines = part.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            if (!lines.isEmpty()) {
                DigitStyle style = parse(lines);
                all.get(style.digit).add(style);
            }
        }
        return all;
    }

    private static DigitStyle parse(List<String> lines) {
        String[] head = lines.get(0).split("\\s+", 3);
        List<List<Stroke>> poses = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<Stroke> strokes = new ArrayList<>();
            for (String stroke : line.split("\\|", -1)) {
                strokes.add(Stroke.parse(stroke));
            }
            poses.add(strokes);
        }
        return new DigitStyle(Integer.parseInt(head[0]), Double.parseDouble(head[1]), head[2], poses);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(DigitStyle.class.getResourceAsStream("digits.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
