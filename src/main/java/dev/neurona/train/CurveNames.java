package dev.neurona.train;

import dev.neurona.language.Phrases;

/**
 * How curves are called in figures and lines. Their names are English in programs: {@code "train loss"}, {@code "dev
 * accuracy"}. Loss and accuracy have words, a student's own metric is called as the student called it.
 */
final class CurveNames {
    private static final Phrases WORDS = Phrases.of(CurveNames.class);

    private CurveNames() {}

    static String said(String curve) {
        for (String set : new String[] {"train", "dev"}) {
            if (curve.startsWith(set + " ")) {
                return WORDS.say("curve." + set, metric(curve.substring(set.length() + 1)));
            }
        }
        return curve;
    }

    /** {@return what examples of a set are called in a legend} */
    static String set(String name) {
        return name.equals("train") || name.equals("dev") ? WORDS.say(name) : name;
    }

    static String metric(String name) {
        return name.equals("loss") || name.equals("accuracy") ? WORDS.say(name) : name;
    }
}
