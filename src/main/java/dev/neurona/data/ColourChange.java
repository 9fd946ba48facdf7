package dev.neurona.data;

import java.util.Random;

/** Times by which an image's brightness, contrast and strength of colours change. */
record ColourChange(double brightness, double contrast, double saturation) {
    static ColourChange draw(double strength, Random random) {
        return new ColourChange(
                1 + Chance.between(-strength, strength, random),
                1 + Chance.between(-strength, strength, random),
                1 + Chance.between(-strength, strength, random));
    }

    void apply(float[] from, float[] to, int channels) {
        int size = from.length / channels;
        double mean = 0;
        for (float value : from) {
            mean += value / from.length;
        }
        for (int i = 0; i < size; i++) {
            double grey = 0;
            for (int channel = 0; channel < channels; channel++) {
                grey += from[channel * size + i] / channels;
            }
            for (int channel = 0; channel < channels; channel++) {
                int at = channel * size + i;
                double value = channels == 3 ? grey + saturation * (from[at] - grey) : from[at];
                value = brightness * (mean + contrast * (value - mean));
                to[at] = (float) Math.min(1, Math.max(0, value));
            }
        }
    }
}
