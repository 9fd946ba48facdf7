package dev.neurona.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeromq.ZMQ;

class ConnectionInfoTest {
    private static final String GOOD =
            "{\"shell_port\":1,\"iopub_port\":2,\"stdin_port\":3,\"control_port\":4,\"hb_port\":5,\"ip\":\"127.0.0.1\","
                    + "\"key\":\"k\",\"transport\":\"tcp\",\"signature_scheme\":\"hmac-sha256\",\"kernel_name\":\"java\","
                    + "\"jupyter_session\":\"x.ipynb\",\"later\":{\"a\":[1]}}";

    @TempDir
    Path folder;

    private ConnectionInfo read(String text) throws IOException {
        Path file = folder.resolve("connection.json");
        Files.writeString(file, text);
        return ConnectionInfo.read(file);
    }

    @Test
    void aFileOfJupyterIsRead() throws Exception {
        assertThat(read(GOOD)).isEqualTo(new ConnectionInfo("127.0.0.1", 1, 4, 3, 2, 5, "k", "hmac-sha256", null));
    }

    @Test
    void aMissingFileIsSaidInOneLine() {
        assertThatThrownBy(() -> ConnectionInfo.read(folder.resolve("none.json")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.json is missing")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"shell_port\":1; \"shell_port\":\"1\"; 'shell_port' is not a port",
                "\"shell_port\":1; \"shell_port\":0; 'shell_port' is not a port",
                "\"shell_port\":1; \"shell_port\":65536; 'shell_port' is not a port",
                "\"shell_port\":1; \"shell\":1; 'shell_port' is not a port",
                "\"key\":\"k\"; \"key\":5; 'key' is not a string",
                "\"transport\":\"tcp\"; \"transport\":\"ipc\"; set KernelManager.transport to tcp",
                "hmac-sha256; rsa-1; unknown signature_scheme 'rsa-1'",
                "\"key\":\"k\"; \"curve_publickey\":\"a\"; must come together",
                "\"key\":\"k\"; \"curve_publickey\":\"a\",\"curve_secretkey\":\"b\"; 40 characters",
                "{\"shell_port\"; [\"shell_port\"; broken"
            })
    void aBrokenFileIsSaidInOneLine(String part, String instead, String said) {
        assertThatThrownBy(() -> read(GOOD.replace(part, instead)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("connection.json")
                .hasMessageContaining(said)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsWrittenIsReadAndOnlyItsOwnersToRead() throws Exception {
        ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
        ConnectionInfo info = new ConnectionInfo(
                "127.0.0.1",
                1,
                2,
                3,
                4,
                5,
                "ké",
                "hmac-sha512",
                new ConnectionInfo.CurveKeys(pair.publicKey, pair.secretKey));
        Path file = folder.resolve("é with space.json");
        info.write(file);
        assertThat(ConnectionInfo.read(file)).isEqualTo(info);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void z85IsThatOfZeroMq() {
        ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
        assertThat(Z85.decode(pair.secretKey)).isEqualTo(ZMQ.Curve.z85Decode(pair.secretKey));
        assertThat(Z85.isKey(pair.publicKey)).isTrue();
        assertThat(Z85.isKey("\"".repeat(40))).isFalse();
    }
}
