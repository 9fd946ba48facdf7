package dev.neurona.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Signs messages (HMAC, RFC 2104). Built on {@link MessageDigest} and not on {@code javax.crypto.Mac}, which verifies
 * the whole cryptography provider before its first use and so delays the start of the kernel. Any thread may sign.
 */
final class Hmac {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final Map<String, String> DIGESTS = Map.of(
            "hmac-sha256", "SHA-256",
            "hmac-sha1", "SHA-1",
            "hmac-sha224", "SHA-224",
            "hmac-sha384", "SHA-384",
            "hmac-sha512", "SHA-512",
            "hmac-md5", "MD5");

    private final MessageDigest inner;
    private final MessageDigest outer;
    private final boolean signing;

    /**
     * @param scheme {@code hmac-sha256} or another that is {@link #known}
     * @param key empty for no signatures
     * @throws IllegalArgumentException for an unknown scheme
     */
    Hmac(String scheme, String key) {
        signing = !key.isEmpty();
        String digest = DIGESTS.get(scheme.toLowerCase(Locale.ROOT));
        if (digest == null) {
            throw new IllegalArgumentException("unknown signature_scheme '" + scheme + "': use hmac-sha256");
        }
        try {
            inner = MessageDigest.getInstance(digest);
            outer = MessageDigest.getInstance(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("this JDK lacks " + digest + ": use signature_scheme hmac-sha256", e);
        }
        int block = digest.equals("SHA-512") || digest.equals("SHA-384") ? 128 : 64;
        byte[] secret = key.getBytes(StandardCharsets.UTF_8);
        if (secret.length > block) {
            secret = copy(inner).digest(secret);
        }
        byte[] innerPad = new byte[block];
        byte[] outerPad = new byte[block];
        for (int i = 0; i < block; i++) {
            byte b = i < secret.length ? secret[i] : 0;
            innerPad[i] = (byte) (b ^ 0x36);
            outerPad[i] = (byte) (b ^ 0x5c);
        }
        inner.update(innerPad);
        outer.update(outerPad);
    }

    /** {@return whether messages can be signed in this way} */
    static boolean known(String scheme) {
        return DIGESTS.containsKey(scheme.toLowerCase(Locale.ROOT));
    }

    /** {@return whether messages are signed at all} */
    boolean signing() {
        return signing;
    }

    /** {@return the signature in hexadecimal, empty without a key} */
    byte[] sign(List<byte[]> parts) {
        if (!signing) {
            return new byte[0];
        }
        MessageDigest digest = copy(inner);
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] sum = copy(outer).digest(digest.digest());
        byte[] hex = new byte[sum.length * 2];
        for (int i = 0; i < sum.length; i++) {
            hex[2 * i] = HEX[(sum[i] >> 4) & 15];
            hex[2 * i + 1] = HEX[sum[i] & 15];
        }
        return hex;
    }

    /** {@return whether this is the parts' signature; takes equally long wherever the first difference is} */
    boolean verify(byte[] signature, List<byte[]> parts) {
        return !signing || MessageDigest.isEqual(signature, sign(parts));
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(digest.getAlgorithm() + " of this JDK cannot be copied", e);
        }
    }
}
