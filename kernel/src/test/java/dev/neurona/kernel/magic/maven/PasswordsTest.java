package dev.neurona.kernel.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.PBECipher;
import org.sonatype.plexus.components.sec.dispatcher.SecDispatcherException;

class PasswordsTest {
    @TempDir
    Path dir;

    private Path security() throws Exception {
        String master = new PBECipher().encrypt64("master", "settings.security");
        return Files.writeString(
                dir.resolve("settings-security.xml"),
                "<settingsSecurity><master>{" + master + "}</master></settingsSecurity>");
    }

    @Test
    void whatMavenEncryptedIsDecrypted() throws Exception {
        String secret = new PBECipher().encrypt64("se{cret", "master");
        assertThat(new Passwords(security()).decrypt("my note {" + secret + "} expires soon"))
                .isEqualTo("se{cret");
        assertThat(new Passwords(security()).decrypt("plain")).isEqualTo("plain");
    }

    @Test
    void serversOfSettingsHaveTheirPasswordsInTheClear() throws Exception {
        String secret = new PBECipher().encrypt64("secret", "master");
        Path settings = Files.writeString(
                dir.resolve("settings.xml"),
                "<settings><servers><server><id>s</id><username>u</username><password>{" + secret
                        + "}</password></server></servers></settings>");
        UserSettings user =
                UserSettings.read(new MavenPlaces(settings, Optional.empty(), security(), dir.resolve("local"), false));
        assertThat(user.problems()).isEmpty();
        assertThat(user.servers())
                .singleElement()
                .extracting(s -> s.getPassword())
                .isEqualTo("secret");
    }

    @Test
    void whatCannotBeDecryptedIsExplained() throws Exception {
        assertThatThrownBy(() -> new Passwords(dir.resolve("none.xml")).decrypt("{abc}"))
                .isInstanceOf(SecDispatcherException.class)
                .hasMessage("a password is encrypted, but there is no " + dir.resolve("none.xml"));
        String other = new PBECipher().encrypt64("secret", "another master");
        assertThatThrownBy(() -> new Passwords(security()).decrypt("{" + other + "}"))
                .hasMessageContaining("cannot be decrypted with the master password");
    }
}
