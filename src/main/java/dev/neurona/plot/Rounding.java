package dev.neurona.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rounds data for a figure, to keep notebooks small: to a number of significant digits, and in any case finer than that
 * part of the whole span, so that small changes of large numbers stay.
 */
final class Rounding {
    private Rounding() {}

    static List<@Nullable Object> column(double[] values, int digits) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                lo = Math.min(lo, value);
                hi = Math.max(hi, value);
            }
        }
        List<@Nullable Object> column = new ArrayList<>(values.length);
        for (double value : values) {
            column.add(Double.isFinite(value) ? round(value, hi - lo, digits) : null);
        }
        return column;
    }

    private static Double round(double value, double span, int digits) {
        if (value == 0 || (value == Math.rint(value) && Math.abs(value) < 1e15)) {
            return value == 0 ? 0.0 : value;
        }
        double finer = span > 0 ? Math.log10(Math.abs(value) / span) : 0;
        int precision = (int) Math.max(digits, Math.min(17, digits + Math.ceil(finer)));
        return new BigDecimal(value).round(new MathContext(precision)).doubleValue();
    }
}
