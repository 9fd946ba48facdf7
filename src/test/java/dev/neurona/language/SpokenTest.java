package dev.neurona.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpokenTest {
    private @Nullable String before;

    @BeforeEach
    void speakSpanish() {
        before = Spoken.choose("es");
    }

    @AfterEach
    void putBack() {
        Spoken.choose(before);
    }

    @Test
    void numbersInTextsAreWrittenAsPeopleWriteThem() {
        List<String> spanish = numbers();
        Spoken.choose("en");
        assertThat(numbers()).containsExactly("0.25", "1500", "2.5e-7", "-3", "0.250", "1,234", "12,345");
        assertThat(spanish).containsExactly("0,25", "1500", "2,5e-7", "-3", "0,250", "1234", "12\u202f345");
    }

    private static List<String> numbers() {
        return List.of(
                Spoken.number(.25),
                Spoken.number(1500),
                Spoken.number(2.5e-7),
                Spoken.number(-3),
                Spoken.number("%.3f", .25),
                Spoken.count(1234),
                Spoken.count(12345));
    }

    @Test
    void settingsAreUnderstoodAsSystemsWriteThem() {
        assertThat(List.of("es", "ES", " es_ES.UTF-8", "es-MX"))
                .allSatisfy(setting -> assertThat(Spoken.known(setting)).contains("es"));
        assertThat(Spoken.known("est")).isEmpty();
        assertThat(Spoken.known("fr")).isEmpty();
    }
}
