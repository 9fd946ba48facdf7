package dev.neurona.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.neurona.kernel.message.Json;
import dev.neurona.kernel.message.MalformedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * What a connection file says: where the five sockets are and how messages are signed and, if at all, encrypted.
 *
 * @param key for the signatures; empty for none
 * @param curve the key pair of the kernel's sockets, or null for no encryption
 */
public record ConnectionInfo(
        String ip,
        int shellPort,
        int controlPort,
        int stdinPort,
        int iopubPort,
        int heartbeatPort,
        String key,
        String signatureScheme,
        @Nullable CurveKeys curve) {
    /**
     * Keys of CurveZMQ, in Z85. Both sides of a connection use the same pair, because the connection file is the only
     * thing they share.
     */
    public record CurveKeys(String publicKey, String secretKey) {}

    /**
     * Reads a connection file. Fields not known here are passed over.
     *
     * @throws IOException if the file is missing or broken or asks for what cannot be done, saying so in one line
     */
    public static ConnectionInfo read(Path file) throws IOException {
        JsonObject json;
        try {
            json = Json.object(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IOException("connection file " + file + " is missing: start the kernel from Jupyter", e);
        } catch (MalformedMessage e) {
            throw broken(file, e.getMessage() == null ? "not readable" : e.getMessage());
        }
        String transport = string(json, "transport", "tcp", file);
        if (!transport.equals("tcp")) {
            throw new IOException("connection file " + file + " asks for transport '" + transport
                    + "', which this kernel does not speak: set KernelManager.transport to tcp");
        }
        String publicKey = string(json, "curve_publickey", "", file);
        String secretKey = string(json, "curve_secretkey", "", file);
        if (publicKey.isEmpty() != secretKey.isEmpty()) {
            throw broken(file, "curve_publickey and curve_secretkey must come together");
        }
        if (!publicKey.isEmpty() && !(Z85.isKey(publicKey) && Z85.isKey(secretKey))) {
            throw broken(file, "Curve keys are 40 characters of Z85");
        }
        ConnectionInfo info = new ConnectionInfo(
                string(json, "ip", "127.0.0.1", file),
                port(json, "shell_port", file),
                port(json, "control_port", file),
                port(json, "stdin_port", file),
                port(json, "iopub_port", file),
                port(json, "hb_port", file),
                string(json, "key", "", file),
                string(json, "signature_scheme", "hmac-sha256", file),
                publicKey.isEmpty() ? null : new CurveKeys(publicKey, secretKey));
        if (!Hmac.known(info.signatureScheme())) {
            throw broken(file, "unknown signature_scheme '" + info.signatureScheme() + "'");
        }
        return info;
    }

    /** Writes a connection file that only its owner may read. */
    public void write(Path file) throws IOException {
        JsonObject json = Json.of(
                "transport",
                "tcp",
                "ip",
                ip,
                "shell_port",
                shellPort,
                "control_port",
                controlPort,
                "stdin_port",
                stdinPort,
                "iopub_port",
                iopubPort,
                "hb_port",
                heartbeatPort,
                "key",
                key,
                "signature_scheme",
                signatureScheme,
                "kernel_name",
                "");
        if (curve != null) {
            json.addProperty("curve_publickey", curve.publicKey());
            json.addProperty("curve_secretkey", curve.secretKey());
        }
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, Json.bytes(json));
    }

    /** {@return the port of a channel} */
    public int port(Channel channel) {
        return switch (channel) {
            case SHELL -> shellPort;
            case CONTROL -> controlPort;
            case STDIN -> stdinPort;
            case IOPUB -> iopubPort;
            case HEARTBEAT -> heartbeatPort;
        };
    }

    private static String string(JsonObject json, String name, String otherwise, Path file) throws IOException {
        JsonElement value = json.get(name);
        if (value == null || value.isJsonNull()) {
            return otherwise;
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw broken(file, "'" + name + "' is not a string");
        }
        return value.getAsString();
    }

    private static int port(JsonObject json, String name, Path file) throws IOException {
        JsonElement value = json.get(name);
        if (value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isNumber()) {
            double port = value.getAsDouble();
            if (port == Math.rint(port) && port > 0 && port < 65536) {
                return (int) port;
            }
        }
        throw broken(file, "'" + name + "' is not a port");
    }

    private static IOException broken(Path file, String why) {
        return new IOException("connection file " + file + " is broken (" + why + "): start the kernel from Jupyter");
    }
}
