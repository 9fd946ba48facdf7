package dev.neurona.data;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers written as in Spanish, {@code 1.234,5}, put as programs want them, {@code 1234.5}. */
final class DecimalComma {
    private static final Set<String> MISSING = Set.of("", "NA", "NaN", "null", "*");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern WITH_COMMA =
            Pattern.compile("[+-]?(\\d+|[1-9]\\d{0,2}(\\.\\d{3})+),\\d+([eE][+-]?\\d+)?");
    private static final Pattern POINTED_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(\\.\\d{3})+");
    private static final Pattern COMMA_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+");

    private DecimalComma() {}

    /**
     * Changes numbers in place.
     *
     * @param separator between values: a semicolon is there because the comma has something else to do
     * @param decimal what to take commas and points for, null to find out
     */
    static void convert(List<List<String>> columns, char separator, @Nullable Character decimal) {
        boolean comma =
                decimal == null ? columns.stream().anyMatch(column -> shows(column, separator)) : decimal == ',';
        if (!comma) {
            return;
        }
        for (List<String> column : columns) {
            if (isSpanish(column)) {
                column.replaceAll(value ->
                        MISSING.contains(value) ? value : value.replace(".", "").replace(',', '.'));
            }
        }
    }

    /** {@return whether a column can only be meant so} */
    private static boolean shows(List<String> column, char separator) {
        boolean mayBeThousands = separator != ';';
        return isSpanish(column)
                && column.stream()
                        .anyMatch(value -> WITH_COMMA.matcher(value).matches()
                                && !(mayBeThousands
                                        && COMMA_THOUSANDS.matcher(value).matches()));
    }

    /** {@return whether every value is a number if commas are decimal} */
    private static boolean isSpanish(List<String> column) {
        return column.stream()
                .allMatch(value -> MISSING.contains(value)
                        || INTEGER.matcher(value).matches()
                        || WITH_COMMA.matcher(value).matches()
                        || POINTED_THOUSANDS.matcher(value).matches());
    }
}
