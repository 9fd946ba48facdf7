package dev.neurona.plot.picture;

import dev.neurona.language.Phrases;
import dev.neurona.language.Spoken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round values for an axis. */
final class Ticks {
    private static final String MINUS = "\u2212";
    private static final double PLAIN_UP_TO = 10_000;

    private Ticks() {}

    /** {@return the smallest of 1, 2, 5 times a power of ten that cuts the span into at most {@code most} parts} */
    static double step(double span, int most) {
        double raw = span / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double factor : new double[] {1, 2, 5}) {
            if (power * factor >= raw * (1 - 1e-9)) {
                return power * factor;
            }
        }
        return power * 10;
    }

    static List<Tick> linear(double lo, double hi, int most) {
        return every(step(hi - lo, most), 0, lo, hi);
    }

    /** {@return ticks at {@code origin + k step} between the ends} */
    static List<Tick> every(double step, double origin, double lo, double hi) {
        List<Tick> ticks = new ArrayList<>();
        double slack = (hi - lo) * 1e-9;
        long first = (long) Math.ceil((lo - origin - slack) / step);
        long last = (long) Math.floor((hi - origin + slack) / step);
        for (long k = first; k <= last && ticks.size() < 200; k++) {
            double at = origin + k * step;
            ticks.add(new Tick(at, label(at, step, Math.max(Math.abs(lo), Math.abs(hi)))));
        }
        return ticks;
    }

    /** {@return a number with the decimals that a step needs; thousands as k, M, G from 10,000 on} */
    static String label(double value, double step, double largest) {
        double unit = 1;
        String suffix = "";
        if (largest >= PLAIN_UP_TO && largest < 1e15) {
            int thousands = (int) Math.floor(Math.log10(largest * (1 + 1e-12)) / 3);
            unit = Math.pow(1000, thousands);
            suffix = new String[] {"", "k", "M", "G", "T"}[thousands];
        } else if (largest < 1e-3 || largest >= 1e15) {
            return scientific(value, step);
        }
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step / unit * (1 + 1e-9))));
        String text = new BigDecimal(value / unit)
                .setScale(Math.min(decimals, 12), RoundingMode.HALF_EVEN)
                .toPlainString();
        if (new BigDecimal(text).signum() == 0) {
            return "0";
        }
        return Spoken.decimal(text).replace("-", MINUS) + suffix;
    }

    private static String scientific(double value, double step) {
        if (Math.abs(value) < step / 2) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value) * (1 + 1e-12)));
        int decimals = Math.max(0, exponent - (int) Math.floor(Math.log10(step * (1 + 1e-9))));
        BigDecimal mantissa = new BigDecimal(value / Math.pow(10, exponent)).setScale(decimals, RoundingMode.HALF_EVEN);
        return (Spoken.decimal(mantissa.toPlainString()) + "e" + exponent).replace("-", MINUS);
    }

    /** {@return a number as short as four significant digits allow, for cells and captions} */
    static String brief(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value)
                    ? Phrases.of(Ticks.class).say("missing")
                    : value > 0 ? "\u221e" : MINUS + "\u221e";
        }
        if (value == 0) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        if (exponent < -4 || exponent > 8) {
            BigDecimal mantissa = new BigDecimal(value / Math.pow(10, exponent)).setScale(2, RoundingMode.HALF_EVEN);
            return plain(mantissa) + "e" + Integer.toString(exponent).replace("-", MINUS);
        }
        int decimals = Math.max(0, 3 - exponent);
        return plain(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0
                ? "0"
                : Spoken.decimal(number.stripTrailingZeros().toPlainString()).replace("-", MINUS);
    }

    /** {@return ticks for an axis of logarithms to base 10: whole decades, or 1, 2, 5 of each when there are few} */
    static List<Tick> logarithmic(double lo, double hi, int most) {
        List<Tick> ticks = new ArrayList<>();
        if (hi - lo < 1) {
            double from = Math.pow(10, lo);
            double to = Math.pow(10, hi);
            for (Tick tick : linear(from, to, most)) {
                if (tick.at() > 0) {
                    ticks.add(new Tick(Math.log10(tick.at()), tick.label()));
                }
            }
            return ticks;
        }
        int stride = Math.max(1, (int) Math.ceil((hi - lo) / most));
        boolean between = stride == 1 && (hi - lo) * 3 <= most;
        for (int decade = (int) Math.floor(lo); decade <= hi; decade++) {
            for (int digit : between ? new int[] {1, 2, 5} : new int[] {1}) {
                double at = decade + Math.log10(digit);
                if (at >= lo - 1e-9 && at <= hi + 1e-9 && Math.floorMod(decade, stride) == 0) {
                    ticks.add(new Tick(at, decadeLabel(digit, decade)));
                }
            }
        }
        return ticks;
    }

    private static String decadeLabel(int digit, int decade) {
        if (decade >= -3 && decade <= 3) {
            return Spoken.decimal(
                    BigDecimal.valueOf(digit).scaleByPowerOfTen(decade).toPlainString());
        }
        return digit + "e" + Integer.toString(decade).replace("-", MINUS);
    }

    /** {@return ticks for an axis of seconds since 1970 in universal time} */
    static List<Tick> dates(double lo, double hi, int most) {
        for (Calendar calendar : Calendar.values()) {
            if ((hi - lo) / calendar.seconds() <= most) {
                return calendar.ticks(lo, hi);
            }
        }
        List<Tick> years = new ArrayList<>();
        for (Tick tick : linear(year(lo), year(hi), most)) {
            if (tick.at() == Math.rint(tick.at())) {
                LocalDateTime start = LocalDateTime.of((int) tick.at(), 1, 1, 0, 0);
                years.add(new Tick(start.toEpochSecond(ZoneOffset.UTC), Integer.toString((int) tick.at())));
            }
        }
        return years;
    }

    private static double year(double seconds) {
        return 1970 + seconds / (365.2425 * 86_400);
    }

    /** Steps of the calendar, shortest first. */
    private enum Calendar {
        SECOND(ChronoUnit.SECONDS, 1, "HH:mm:ss"),
        TEN_SECONDS(ChronoUnit.SECONDS, 10, "HH:mm:ss"),
        MINUTE(ChronoUnit.MINUTES, 1, "HH:mm"),
        TEN_MINUTES(ChronoUnit.MINUTES, 10, "HH:mm"),
        HOUR(ChronoUnit.HOURS, 1, "HH:mm"),
        SIX_HOURS(ChronoUnit.HOURS, 6, "d MMM HH:mm"),
        DAY(ChronoUnit.DAYS, 1, "d MMM"),
        WEEK(ChronoUnit.DAYS, 7, "d MMM"),
        MONTH(ChronoUnit.MONTHS, 1, "MMM uuuu"),
        QUARTER(ChronoUnit.MONTHS, 3, "MMM uuuu"),
        YEAR(ChronoUnit.YEARS, 1, "uuuu");

        private final ChronoUnit unit;
        private final int count;
        private final String format;

        Calendar(ChronoUnit unit, int count, String format) {
            this.unit = unit;
            this.count = count;
            this.format = format;
        }

        double seconds() {
            return (double) unit.getDuration().toSeconds() * count;
        }

        List<Tick> ticks(double lo, double hi) {
            LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochSecond((long) Math.floor(lo)), ZoneOffset.UTC);
            at = switch (unit) {
                case YEARS -> at.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
                case MONTHS ->
                    at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).minusMonths((at.getMonthValue() - 1) % count);
                case DAYS, HOURS -> at.truncatedTo(ChronoUnit.DAYS);
                default -> at.truncatedTo(ChronoUnit.HOURS);
            };
            DateTimeFormatter said = DateTimeFormatter.ofPattern(format, Locale.forLanguageTag(Spoken.code()));
            List<Tick> ticks = new ArrayList<>();
            for (; at.toEpochSecond(ZoneOffset.UTC) <= hi; at = at.plus(count, unit)) {
                if (at.toEpochSecond(ZoneOffset.UTC) >= lo) {
                    ticks.add(new Tick(at.toEpochSecond(ZoneOffset.UTC), said.format(at)));
                }
            }
            return ticks;
        }
    }
}
