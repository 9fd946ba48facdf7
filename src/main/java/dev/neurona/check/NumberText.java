package dev.neurona.check;

import dev.neurona.language.Spoken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers and arrays as students read them: as many digits as are needed, no more. */
final class NumberText {
    private static final int USUAL = 6;
    private static final int MOST = 17;
    private static final int MOST_NUMBERS = 9;

    private NumberText() {}

    static String of(double number, Language language) {
        return of(number, USUAL, language);
    }

    static String of(double number, int digits, Language language) {
        return Spoken.number(number, digits, language.code());
    }

    /** {@return how many digits two different numbers need to look different} */
    static int digits(double one, double other) {
        for (int digits = USUAL; digits < MOST; digits++) {
            if (!of(one, digits, Language.EN).equals(of(other, digits, Language.EN))) {
                return digits;
            }
        }
        return MOST;
    }

    static Message message(double number, int digits) {
        return language -> of(number, digits, language);
    }

    /** {@return a scalar as such, a few numbers in brackets, of many the shape and the first} */
    static String of(Numbers numbers, Language language) {
        double[] values = numbers.values();
        if (numbers.isScalar()) {
            return of(values[0], language);
        }
        if (values.length <= MOST_NUMBERS && numbers.shape().length <= 2) {
            return numbers.shape().length == 1 ? row(values, language) : rows(numbers, language);
        }
        String first = row(Arrays.copyOf(values, Math.min(4, values.length)), language);
        String cut = values.length > 4 ? first.replace("]", language.between() + "\u2026]") : first;
        return numbers.shapeText() + " " + cut;
    }

    private static String row(double[] values, Language language) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(of(value, language));
        }
        return "[" + String.join(language.between(), texts) + "]";
    }

    private static String rows(Numbers numbers, Language language) {
        int columns = (int) numbers.shape()[1];
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < numbers.shape()[0]; row++) {
            rows.add(row(Arrays.copyOfRange(numbers.values(), row * columns, (row + 1) * columns), language));
        }
        return "[" + String.join(language.between(), rows) + "]";
    }
}
