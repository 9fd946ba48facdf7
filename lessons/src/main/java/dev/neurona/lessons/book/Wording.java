package dev.neurona.lessons.book;

import dev.neurona.check.Language;

/** The same in both languages of the course. */
public record Wording(String english, String spanish) {
    /** {@return the words of a language} */
    public String in(Language language) {
        return language == Language.ES ? spanish : english;
    }
}
