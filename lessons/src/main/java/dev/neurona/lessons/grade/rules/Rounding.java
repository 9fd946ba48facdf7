package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How the mean of the practices becomes the final mark. The course says only that the result is rounded up where all three
 * practices were handed in; that this means to whole points is a reading of it, and a setting.
 *
 * @param to which way
 * @param unit such as 1, 0.5 or 0.1
 * @param always whether also where a practice is missing; two decimals are kept then otherwise
 */
public record Rounding(To to, BigDecimal unit, boolean always) {
    /** Two decimals, as marks are shown: nothing counts that nobody sees. */
    static final int DECIMALS = 2;

    /** Which way. */
    public enum To {
        UP(RoundingMode.CEILING, "rounded up", "se redondea hacia arriba"),
        NEAREST(RoundingMode.HALF_UP, "rounded to the nearest", "se redondea al más cercano"),
        DOWN(RoundingMode.FLOOR, "rounded down", "se redondea hacia abajo"),
        NONE(RoundingMode.HALF_UP, "not rounded", "no se redondea");

        private final RoundingMode mode;
        private final String english;
        private final String spanish;

        To(RoundingMode mode, String english, String spanish) {
            this.mode = mode;
            this.english = english;
            this.spanish = spanish;
        }

        Wording said() {
            return new Wording(english, spanish);
        }
    }

    /** {@return whether it is done} */
    boolean applies(boolean allHandedIn) {
        return to != To.NONE && (always || allHandedIn);
    }

    /** {@return a mark to the unit, never above the highest} */
    BigDecimal round(BigDecimal mark, BigDecimal highest) {
        return mark.divide(unit, 0, to.mode).multiply(unit).min(highest);
    }

    /** {@return a mark as it is shown} */
    static BigDecimal shown(BigDecimal mark) {
        return mark.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
