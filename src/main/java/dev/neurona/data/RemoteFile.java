package dev.neurona.data;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file to fetch: what it is called, how to know that it is the right one, and where it can be had.
 *
 * @param name what it is called once it is here, without a folder
 * @param bytes its size, -1 if not known
 * @param sha256 its SHA-256 in hexadecimal, null if not known; then only the size can be checked
 * @param mirrors addresses ({@code https:}, {@code http:} or {@code file:}), tried in this order
 */
public record RemoteFile(String name, long bytes, @Nullable String sha256, List<URI> mirrors) {
    /** @throws IllegalArgumentException if the name has a folder, or the digest is none */
    public RemoteFile {
        if (name.isBlank() || !name.equals(SafeName.check(name)) || name.contains("/")) {
            throw new IllegalArgumentException("expected a plain file name but got \"%s\"".formatted(name));
        }
        if (sha256 != null && !sha256.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException(
                    "expected a SHA-256 of 64 hexadecimal digits for %s but got \"%s\"".formatted(name, sha256));
        }
        sha256 = sha256 == null ? null : sha256.toLowerCase(Locale.ROOT);
        mirrors = List.copyOf(mirrors);
    }

    /** {@return a file with these addresses, in the order to try them} */
    public static RemoteFile of(String name, long bytes, @Nullable String sha256, String... mirrors) {
        return new RemoteFile(
                name, bytes, sha256, List.of(mirrors).stream().map(URI::create).toList());
    }

    /** {@return the name, with the size where it is known} */
    String words() {
        return bytes < 0 ? name : "%s (%s)".formatted(name, Progress.bytes(bytes));
    }
}
