package dev.neurona.kernel.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurona.kernel.magic.MagicError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTest {
    @ParameterizedTest
    @CsvSource({
        "g.h:a-b:1.0-rc.1, g.h, a-b, jar, '', 1.0-rc.1",
        "g:a:pom:1, g, a, pom, '', 1",
        "g:a:jar:linux-x86_64:1, g, a, jar, linux-x86_64, 1",
        "g:a:jar::1, g, a, jar, '', 1",
        "'g:a:[1,2)', g, a, jar, '', '[1,2)'",
        "g:a:RELEASE, g, a, jar, '', RELEASE",
        "g#a;1.0, g, a, jar, '', 1.0",
        "g#a#branch;1.0, g, a, jar, '', 1.0"
    })
    void everyFormIsRead(
            String text, String group, String artifact, String extension, String classifier, String version)
            throws MagicError {
        assertThat(Coordinates.parse(text)).isEqualTo(new Coordinates(group, artifact, extension, classifier, version));
    }

    @ParameterizedTest
    @CsvSource({
        "g:a, 'it has no version'",
        "a, 'write group:artifact[:extension[:classifier]]:version'",
        "g:a:b:c:d:e, 'write group:artifact'",
        "g:a:1.0@aar, 'did you mean g:a:aar:1.0?'",
        "g:a:1.0:linux@jar, 'did you mean g:a:jar:linux:1.0?'",
        "<dependency>, '%%loadFromPOM'"
    })
    void otherFormsAreToldHowToWriteThem(String text, String message) {
        assertThatThrownBy(() -> Coordinates.parse(text))
                .isInstanceOf(MagicError.class)
                .hasMessageStartingWith("%maven: " + text + " does not name an artifact: ")
                .hasMessageContaining(message);
    }

    @Test
    void theShortestFormIsWritten() {
        assertThat(new Coordinates("g", "a", "jar", "", "1")).hasToString("g:a:1");
        assertThat(new Coordinates("g", "a", "jar", "linux", "1")).hasToString("g:a:jar:linux:1");
        assertThat(new Coordinates("g", "a", "pom", "", "1")).hasToString("g:a:pom:1");
    }
}
