package dev.neurona.lessons.grade.marking;

import dev.neurona.check.Language;
import dev.neurona.language.Phrases;
import dev.neurona.lessons.site.Html;
import java.util.ResourceBundle;

/** What the page says, in one language. */
record Words(Language language, ResourceBundle bundle) {
    static Words of(Language language) {
        return new Words(
                language, Phrases.bundle(Words.class.getPackageName() + ".words", language.code(), Words.class));
    }

    /** {@return a phrase as HTML, its blanks {@code {0}} ... filled with texts} */
    String say(String key, Object... blanks) {
        String phrase = Html.escape(bundle.getString(key));
        for (int i = 0; i < blanks.length; i++) {
            phrase = phrase.replace("{" + i + "}", Html.escape(String.valueOf(blanks[i])));
        }
        return phrase;
    }

    /** {@return a number as it is written in the language} */
    String number(double number) {
        String plain = java.math.BigDecimal.valueOf(Math.round(number * 1000) / 1000.0)
                .stripTrailingZeros()
                .toPlainString();
        return language == Language.ES ? plain.replace('.', ',') : plain;
    }
}
