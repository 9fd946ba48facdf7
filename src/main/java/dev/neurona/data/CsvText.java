package dev.neurona.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of a file of values. */
final class CsvText {
    /** Longer than any value that was meant. */
    static final int MOST_CHARACTERS = 1 << 20;

    private CsvText() {}

    /** @param charset null for UTF-8, or UTF-16 if a byte order mark says so */
    static String read(Path file, @Nullable Charset charset) {
        if (!Files.isRegularFile(file)) {
            throw new DataException("there is no file %s%s".formatted(file, Nearby.words(file)));
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            Charset used = charset == null ? marked(bytes) : charset;
            if (used.equals(StandardCharsets.UTF_8)) {
                requireText(file, bytes);
            }
            return decode(file, bytes, used).replaceFirst("^\ufeff", "");
        } catch (IOException e) {
            throw new DataException("cannot read %s: %s".formatted(file, DataException.words(e)), e);
        }
    }

    private static Charset marked(byte[] bytes) {
        boolean little = bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
        boolean big = bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff;
        return little || big ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static void requireText(Path file, byte[] bytes) {
        byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, 512));
        switch (FileKind.of(first)) {
            case ZIP ->
                throw new DataException(
                        file + " is no text: it holds a zip archive, as Excel's .xlsx are. Save it as \"CSV UTF-8\"");
            case EMPTY, WEB_PAGE, GZIP, JPEG, PNG, GIF ->
                throw new DataException("%s is no table: %s".formatted(file, FileKind.describe(first)));
            default -> {}
        }
    }

    private static String decode(Path file, byte[] bytes, Charset charset) throws CharacterCodingException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new DataException(
                    "line %d of %s is not %s text (byte 0x%02x): save it as \"CSV UTF-8\", or read it with Csv.from(path).withCharset(Charset.forName(\"windows-1252\")).table()"
                            .formatted(line, file, charset, bytes[in.position()]));
        }
        return out.flip().toString();
    }
}
