package dev.neurona.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a digit by hand: takes one of the ways to write it, trembles, bends it and draws it with a pen. The picture is
 * prepared as those of MNIST are (LeCun, Cortes and Burges): what is drawn fits a box of 20 by 20 pixels, and its centre
 * of mass is put in the middle of 28 by 28.
 */
final class Handwriting {
    private static final int SIDE = Pen.SIDE;
    private static final double BOX = 20;

    /** The middle of the pixel with index 14, which is what MNIST takes for the middle of a picture. */
    private static final double MIDDLE = 14.5;

    private Handwriting() {}

    /** {@return a digit as somebody wrote it, {@code SIDE * SIDE} pixels row by row, 0 for paper to 1 for ink} */
    static float[] write(int digit, Random random) {
        boolean hasty = random.nextDouble() < 0.2;
        double tremble = Chance.between(1.5, 5, random);
        Bend bend = new Bend(random);
        List<Stroke> strokes = new ArrayList<>();
        for (Stroke stroke : DigitStyle.choose(digit, random).mixed(random)) {
            Stroke moved = stroke.trembled(tremble, random);
            strokes.add(bend.of((hasty ? moved.rounded() : moved).curve().cut(random)));
        }
        Pen pen = new Pen(random);
        return centred(pen.draw(fitted(strokes, pen.radius()), random));
    }

    /** Scales what is to be drawn so that with its ink it just fits the box. */
    private static List<Stroke> fitted(List<Stroke> strokes, double radius) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Stroke stroke : strokes) {
            for (int i = 0; i < stroke.size(); i++) {
                left = Math.min(left, stroke.x()[i]);
                right = Math.max(right, stroke.x()[i]);
                top = Math.min(top, stroke.y()[i]);
                bottom = Math.max(bottom, stroke.y()[i]);
            }
        }
        double scale = (BOX - 2 * radius) / Math.max(right - left, bottom - top);
        List<Stroke> fitted = new ArrayList<>();
        for (Stroke stroke : strokes) {
            double[] x = new double[stroke.size()];
            double[] y = new double[stroke.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = SIDE / 2.0 + scale * (stroke.x()[i] - (left + right) / 2);
                y[i] = SIDE / 2.0 + scale * (stroke.y()[i] - (top + bottom) / 2);
            }
            fitted.add(new Stroke(x, y, stroke.sharp()));
        }
        return fitted;
    }

    /** {@return the picture moved by whole pixels, so that its centre of mass lies in the middle} */
    private static float[] centred(float[] picture) {
        double mass = 0;
        double massX = 0;
        double massY = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double ink = picture[y * SIDE + x];
                mass += ink;
                massX += ink * (x + 0.5);
                massY += ink * (y + 0.5);
            }
        }
        int right = (int) Math.round(MIDDLE - massX / mass);
        int down = (int) Math.round(MIDDLE - massY / mass);
        float[] moved = new float[picture.length];
        for (int y = Math.max(0, down); y < Math.min(SIDE, SIDE + down); y++) {
            for (int x = Math.max(0, right); x < Math.min(SIDE, SIDE + right); x++) {
                moved[y * SIDE + x] = picture[(y - down) * SIDE + x - right];
            }
        }
        return moved;
    }
}
