package dev.neurona.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void rfc4231SecondCase() {
        byte[] signature =
                new Hmac("hmac-sha256", "Jefe").sign(List.of(bytes("what do ya want "), bytes("for nothing?")));
        assertThat(new String(signature, StandardCharsets.US_ASCII))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @ParameterizedTest
    @CsvSource({
        "hmac-sha256, HmacSHA256, 10", "hmac-sha256, HmacSHA256, 64", "HMAC-SHA256, HmacSHA256, 200",
        "hmac-sha512, HmacSHA512, 100", "hmac-sha512, HmacSHA512, 300", "hmac-sha384, HmacSHA384, 129",
        "hmac-sha1, HmacSHA1, 65", "hmac-md5, HmacMD5, 5", "hmac-sha224, HmacSHA224, 1"
    })
    void agreesWithTheProvider(String scheme, String algorithm, int keyLength) throws Exception {
        String key = "k".repeat(keyLength);
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(bytes(key), algorithm));
        assertThat(new Hmac(scheme, key).sign(List.of(bytes("message"))))
                .isEqualTo(bytes(HexFormat.of().formatHex(mac.doFinal(bytes("message")))));
    }

    @Test
    void anEmptyKeyMeansNoSignatures() {
        Hmac none = new Hmac("hmac-sha256", "");
        assertThat(none.sign(List.of(bytes("x")))).isEmpty();
        assertThat(none.verify(bytes("anything"), List.of(bytes("x")))).isTrue();
    }

    @Test
    void anotherSchemeIsRefused() {
        assertThatThrownBy(() -> new Hmac("rsa", "k")).hasMessageContaining("use hmac-sha256");
    }

    @Test
    void signaturesAreRememberedUpToALimit() {
        SeenSignatures seen = new SeenSignatures(2);
        List<byte[]> signatures = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            signatures.add(new Hmac("hmac-sha256", "k").sign(List.of(new byte[] {(byte) i})));
        }
        assertThat(seen.add(signatures.get(0))).isTrue();
        assertThat(seen.add(signatures.get(0))).isFalse();
        assertThat(seen.add(signatures.get(1))).isTrue();
        assertThat(seen.add(signatures.get(2))).isTrue();
        assertThat(seen.add(signatures.get(2))).isFalse();
        assertThat(seen.add(signatures.get(0))).isTrue();
    }
}
