package dev.neurona.check;

import java.util.List;

/**
 * Something said to a student, in every language of the course. Authors write their own with {@link #of(String, String)}.
 */
@FunctionalInterface
public interface Message {
    /** {@return the words in a language} */
    String in(Language language);

    /** {@return what an author wrote in both languages} */
    static Message of(String english, String spanish) {
        return new Bilingual(english, spanish);
    }

    /** {@return what is the same in every language, such as a formula or a name} */
    static Message of(String anywhere) {
        return new Bilingual(anywhere, anywhere);
    }

    /** {@return a sentence of the library's own, with its blanks filled} */
    static Message key(String key, Object... blanks) {
        return new Sentence(key, List.of(blanks));
    }
}
