package dev.neurona.check;

import dev.neurona.language.Spoken;
import java.util.Arrays;
import java.util.Optional;

/** A language of the course. */
public enum Language {
    EN("en"),
    ES("es");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** {@return its two letters, as in file names and settings} */
    public String code() {
        return code;
    }

    /**
     * {@return the language of a setting such as {@code "es"}, {@code "es_ES.UTF-8"} or {@code "es-MX"}}
     *
     * @throws IllegalArgumentException if the course is not written in it
     */
    public static Language of(String setting) {
        return known(setting)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the course is not written in \"%s\": choose \"en\" or \"es\"".formatted(setting)));
    }

    static Optional<Language> known(String setting) {
        return Spoken.known(setting)
                .flatMap(code -> Arrays.stream(values())
                        .filter(language -> language.code.equals(code))
                        .findFirst());
    }

    /** {@return the number as people write it in this language: Spanish has a decimal comma} */
    String decimal(String number) {
        return Spoken.decimal(code, number);
    }

    /** {@return what stands between the elements of a list of numbers; commas are taken in Spanish} */
    String between() {
        return Spoken.between(code);
    }
}
