package dev.neurona.lessons.grade.rules;

import dev.neurona.lessons.book.Wording;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/** Sentences in both languages, with numbers as each of them writes them. */
final class Words {
    private Words() {}

    /** {@return a sentence whose blanks are all {@code %s}; numbers and wordings are put into each language} */
    static Wording say(String english, String spanish, Object... blanks) {
        return new Wording(
                String.format(
                        Locale.ROOT,
                        english,
                        Arrays.stream(blanks).map(Words::english).toArray()),
                String.format(
                        Locale.ROOT,
                        spanish,
                        Arrays.stream(blanks).map(Words::spanish).toArray()));
    }

    private static Object english(Object blank) {
        if (blank instanceof Wording both) {
            return both.english();
        }
        return blank instanceof BigDecimal number ? plain(number) : blank;
    }

    private static Object spanish(Object blank) {
        if (blank instanceof Wording both) {
            return both.spanish();
        }
        return blank instanceof BigDecimal number ? plain(number).replace('.', ',') : blank;
    }

    /** {@return a number without zeros behind it} */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
