package dev.neurona.kernel.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenPlacesTest {
    @ParameterizedTest
    @CsvSource({
        "1, true",
        "true, true",
        "yes, true",
        "0, false",
        "false, false",
        "' ', false",
        "No, false",
        "off, false"
    })
    void aSwitchOfTheEnvironmentIsRead(String value, boolean on) {
        assertThat(MavenPlaces.saysYes(value)).isEqualTo(on);
    }

    @Test
    void anUnsetSwitchIsOff() {
        assertThat(MavenPlaces.saysYes(null)).isFalse();
    }

    @Test
    void settingsAreTheUsersOwn() {
        assertThat(MavenPlaces.ofThisMachine().userSettings())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".m2", "settings.xml"));
    }
}
