package dev.neurona.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Corpus to learn a language's letters and words from: two stories that were written for this project, and any file in
 * UTF-8. Lines end with {@code \n}.
 */
public final class Corpus {
    private Corpus() {}

    /** {@return a story in English of some 70,000 characters} */
    public static String english() {
        return story("en");
    }

    /** {@return a story in Spanish of some 70,000 characters} */
    public static String spanish() {
        return story("es");
    }

    /**
     * {@return the story in a language}
     *
     * @param language {@code "en"} or {@code "es"}
     */
    public static String of(String language) {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "en" -> english();
            case "es" -> spanish();
            default ->
                throw new IllegalArgumentException(
                        "there is no story in \"%s\": give \"en\" or \"es\", or read a file with Corpus.read(path)"
                                .formatted(language));
        };
    }

    /**
     * {@return the text of a file in UTF-8, without its byte order mark, its lines ended by {@code \n}}
     *
     * @throws IOException if it cannot be read, or is not UTF-8: the message names the place
     */
    public static String read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        return decode(bytes, file.toString());
    }

    private static String story(String language) {
        String name = "text/" + language + ".txt";
        try (InputStream in = Corpus.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the library's jar lacks " + name + ": build it again");
            }
            return decode(in.readAllBytes(), name);
        } catch (IOException e) {
            throw new IllegalStateException("the library's jar is damaged: build it again", e);
        }
    }

    static String decode(byte[] bytes, String name) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new IOException("%s is not UTF-8: byte 0x%02X at offset %d fits no character; save the file as UTF-8"
                    .formatted(name, bytes[in.position()] & 255, in.position()));
        }
        String text = out.flip().toString();
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }
}
