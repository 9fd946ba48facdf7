package dev.neurona.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The language that everything is said in: the one chosen ({@code Check.language("es")}), else that of the system property
 * {@code neurona.language} or the environment variable {@code NEURONA_LANGUAGE}, else the notebook's, else English. And how
 * numbers are written in it.
 */
public final class Spoken {
    private static final List<String> CODES = List.of("en", "es");
    private static final long UNGROUPED = 10_000; // in Spanish four digits stand together

    private static @Nullable String chosen;
    private static @Nullable String notebook;

    private Spoken() {}

    /** {@return two letters, {@code "en"} or {@code "es"}} */
    public static synchronized String code() {
        return Optional.ofNullable(chosen)
                .or(() -> setting(System.getProperty("neurona.language")))
                .or(() -> setting(System.getenv("NEURONA_LANGUAGE")))
                .or(() -> Optional.ofNullable(notebook))
                .orElse("en");
    }

    private static Optional<String> setting(@Nullable String value) {
        return Optional.ofNullable(value).flatMap(Spoken::known);
    }

    /** {@return the two letters of a setting such as {@code "es"}, {@code "es_ES.UTF-8"} or {@code "es-MX"}, if there are words for it} */
    public static Optional<String> known(String setting) {
        String letters = setting.strip().toLowerCase(Locale.ROOT);
        return CODES.stream()
                .filter(code -> letters.equals(code) || letters.matches(code + "[_.-].*"))
                .findFirst();
    }

    /**
     * Chooses a language from now on. Notebooks say {@code Check.language("es")}.
     *
     * @param code two letters; null takes the choice back
     * @return what was chosen before, null if nothing was
     */
    public static synchronized @Nullable String choose(@Nullable String code) {
        String before = chosen;
        chosen = code;
        return before;
    }

    /** Says which language the notebook is written in; null if nobody knows. */
    public static synchronized void notebook(@Nullable String code) {
        notebook = code;
    }

    /** {@return a number that is part of a text, by a format such as {@code "%.4g"}} Not for what a program reads. */
    public static String number(String format, double value) {
        return decimal(String.format(Locale.ROOT, format, value));
    }

    /** {@return a number with as many of six digits as it needs: 0.01, 1500, 2e-5} */
    public static String number(double value) {
        return number(value, 6, code());
    }

    /** {@return a number with as many of some digits as it needs, in a language} */
    public static String number(double value, int digits, String code) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent > 9) {
            String mantissa =
                    rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
            return decimal(code, mantissa) + "e" + exponent;
        }
        return decimal(code, rounded.toPlainString());
    }

    /** {@return a written number as people write it here: Spanish has a decimal comma} */
    public static String decimal(String number) {
        return decimal(code(), number);
    }

    /** {@return a written number as people write it in a language} */
    public static String decimal(String code, String number) {
        return code.equals("es") ? number.replace('.', ',') : number;
    }

    /** {@return what stands between the parts of a list: in Spanish a semicolon, as numbers have commas} */
    public static String between() {
        return between(code());
    }

    /** {@return what stands between the parts of a list in a language} */
    public static String between(String code) {
        return code.equals("es") ? "; " : ", ";
    }

    /** {@return a whole number with its thousands apart: 12,345 in English, 12 345 in Spanish} */
    public static String count(long number) {
        String grouped = String.format(Locale.ROOT, "%,d", number);
        if (!code().equals("es")) {
            return grouped;
        }
        return Math.abs(number) < UNGROUPED ? Long.toString(number) : grouped.replace(',', '\u202f');
    }
}
