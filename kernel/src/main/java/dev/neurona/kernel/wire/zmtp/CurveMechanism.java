package dev.neurona.kernel.wire.zmtp;

import com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305;
import com.neilalexander.jnacl.crypto.xsalsa20poly1305;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * CurveZMQ, the server's part. C and S are the long-term keys, C' and S' those of this connection; the client shows that
 * it knows S by its first message, and that C' is its own by a vouch.
 */
final class CurveMechanism implements Mechanism {
    private static final int KEY = 32;
    /** What the NaCl functions want before a plain text and before a box. */
    private static final int PLAIN_PAD = 32;

    private static final int BOX_PAD = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String socketType;
    private final byte[] secretKey;
    private final byte[] ownSecret = random(KEY);
    private final byte[] ownPublic = new byte[KEY];
    private final byte[] cookieKey = random(KEY);
    private final byte[] shared = new byte[KEY];
    private byte[] clientPublic = new byte[0];
    private Map<String, byte[]> peer = Map.of();
    private long ownNonce = 1;
    private long peerNonce;
    private boolean done;

    /** @param secretKey 32 bytes, the server's long-term secret */
    CurveMechanism(String socketType, byte[] secretKey) {
        this.socketType = socketType;
        this.secretKey = secretKey.clone();
        curve25519xsalsa20poly1305.crypto_box_getpublickey(ownPublic, ownSecret);
    }

    @Override
    public String name() {
        return "CURVE";
    }

    @Override
    public List<byte[]> start() {
        return List.of();
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public Map<String, byte[]> peer() {
        return peer;
    }

    @Override
    public List<byte[]> handshake(byte[] command) throws ZmtpException {
        String name = Mechanism.commandName(command);
        if (name.equals("HELLO") && clientPublic.length == 0) {
            return List.of(welcome(command));
        } else if (name.equals("INITIATE") && clientPublic.length != 0) {
            return List.of(ready(command));
        }
        throw new ZmtpException("unexpected " + name);
    }

    private byte[] welcome(byte[] hello) throws ZmtpException {
        if (hello.length != 200 || hello[6] != 1 || hello[7] != 0) {
            throw new ZmtpException("broken HELLO");
        }
        byte[] client = Arrays.copyOfRange(hello, 80, 112);
        long nonce = ByteBuffer.wrap(hello).getLong(112);
        unbox(slice(hello, 120, 200), nonce("CurveZMQHELLO---", nonce), client, secretKey, "HELLO");
        clientPublic = client;
        peerNonce = nonce;

        // The cookie would let a server forget the client until it shows the cookie again; this one remembers both.
        byte[] cookieNonce = random(16);
        byte[] cookie =
                concat(cookieNonce, secretBox(concat(client, ownSecret), nonce("COOKIE--", cookieNonce), cookieKey));
        byte[] welcomeNonce = random(16);
        byte[] box = box(concat(ownPublic, cookie), nonce("WELCOME-", welcomeNonce), client, secretKey);
        return concat(name("WELCOME"), welcomeNonce, box);
    }

    private byte[] ready(byte[] initiate) throws ZmtpException {
        if (initiate.length < 257) {
            throw new ZmtpException("broken INITIATE");
        }
        byte[] cookie =
                openSecretBox(slice(initiate, 25, 105), nonce("COOKIE--", slice(initiate, 9, 25)), cookieKey, "cookie");
        if (!Arrays.equals(cookie, concat(clientPublic, ownSecret))) {
            throw new ZmtpException("a cookie of another connection");
        }
        long nonce = ByteBuffer.wrap(initiate).getLong(105);
        newer(nonce);
        byte[] plain = unbox(
                slice(initiate, 113, initiate.length),
                nonce("CurveZMQINITIATE", nonce),
                clientPublic,
                ownSecret,
                "INITIATE");
        byte[] clientLongTerm = slice(plain, 0, KEY);
        byte[] vouch = unbox(
                slice(plain, KEY + 16, KEY + 96),
                nonce("VOUCH---", slice(plain, KEY, KEY + 16)),
                clientLongTerm,
                ownSecret,
                "vouch");
        if (!Arrays.equals(slice(vouch, 0, KEY), clientPublic)) {
            throw new ZmtpException("a vouch for another key");
        }
        peer = Metadata.read(plain, KEY + 96);
        curve25519xsalsa20poly1305.crypto_box_beforenm(shared, clientPublic, ownSecret);
        done = true;
        long own = ownNonce++;
        return concat(
                name("READY"), bytes(own), boxShared(Metadata.properties(socketType), nonce("CurveZMQREADY---", own)));
    }

    @Override
    public Frame seal(Frame frame) {
        byte[] plain = new byte[1 + frame.body().length];
        plain[0] = (byte) ((frame.more() ? 1 : 0) | (frame.command() ? 2 : 0));
        System.arraycopy(frame.body(), 0, plain, 1, frame.body().length);
        long nonce = ownNonce++;
        return new Frame(
                false,
                false,
                concat(name("MESSAGE"), bytes(nonce), boxShared(plain, nonce("CurveZMQMESSAGES", nonce))));
    }

    @Override
    public Frame open(Frame frame) throws ZmtpException {
        byte[] body = frame.body();
        if (body.length < 33 || !Mechanism.commandName(body).equals("MESSAGE")) {
            throw new ZmtpException("not an encrypted frame");
        }
        long nonce = ByteBuffer.wrap(body).getLong(8);
        newer(nonce);
        byte[] padded = pad(slice(body, 16, body.length), BOX_PAD);
        byte[] plain = new byte[padded.length];
        if (curve25519xsalsa20poly1305.crypto_box_open_afternm(
                        plain, padded, padded.length, nonce("CurveZMQMESSAGEC", nonce), shared)
                != 0) {
            throw new ZmtpException("a frame that cannot be decrypted");
        }
        byte flags = plain[PLAIN_PAD];
        return new Frame((flags & 1) != 0, (flags & 2) != 0, slice(plain, PLAIN_PAD + 1, plain.length));
    }

    /** A number used twice would let a frame be played again. */
    private void newer(long nonce) throws ZmtpException {
        if (Long.compareUnsigned(nonce, peerNonce) <= 0) {
            throw new ZmtpException("a frame played again");
        }
        peerNonce = nonce;
    }

    private byte[] boxShared(byte[] plain, byte[] nonce) {
        byte[] padded = pad(plain, PLAIN_PAD);
        byte[] box = new byte[padded.length];
        curve25519xsalsa20poly1305.crypto_box_afternm(box, padded, padded.length, nonce, shared);
        return slice(box, BOX_PAD, box.length);
    }

    private static byte[] box(byte[] plain, byte[] nonce, byte[] publicKey, byte[] secretKey) {
        byte[] padded = pad(plain, PLAIN_PAD);
        byte[] box = new byte[padded.length];
        curve25519xsalsa20poly1305.crypto_box(box, padded, padded.length, nonce, publicKey, secretKey);
        return slice(box, BOX_PAD, box.length);
    }

    private static byte[] unbox(byte[] box, byte[] nonce, byte[] publicKey, byte[] secretKey, String what)
            throws ZmtpException {
        byte[] padded = pad(box, BOX_PAD);
        byte[] plain = new byte[padded.length];
        if (curve25519xsalsa20poly1305.crypto_box_open(plain, padded, padded.length, nonce, publicKey, secretKey)
                != 0) {
            throw new ZmtpException("a " + what + " made without the kernel's key");
        }
        return slice(plain, PLAIN_PAD, plain.length);
    }

    private static byte[] secretBox(byte[] plain, byte[] nonce, byte[] key) {
        byte[] padded = pad(plain, PLAIN_PAD);
        byte[] box = new byte[padded.length];
        xsalsa20poly1305.crypto_secretbox(box, padded, padded.length, nonce, key);
        return slice(box, BOX_PAD, box.length);
    }

    private static byte[] openSecretBox(byte[] box, byte[] nonce, byte[] key, String what) throws ZmtpException {
        byte[] padded = pad(box, BOX_PAD);
        byte[] plain = new byte[padded.length];
        if (xsalsa20poly1305.crypto_secretbox_open(plain, padded, padded.length, nonce, key) != 0) {
            throw new ZmtpException("a " + what + " that cannot be decrypted");
        }
        return slice(plain, PLAIN_PAD, plain.length);
    }

    private static byte[] nonce(String prefix, byte[] rest) {
        return concat(prefix.getBytes(StandardCharsets.US_ASCII), rest);
    }

    private static byte[] nonce(String prefix, long number) {
        return nonce(prefix, bytes(number));
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    private static byte[] name(String command) {
        return concat(new byte[] {(byte) command.length()}, command.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] pad(byte[] bytes, int padding) {
        byte[] padded = new byte[padding + bytes.length];
        System.arraycopy(bytes, 0, padded, padding, bytes.length);
        return padded;
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
