package dev.neurona.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/** What a file holds, told by its first bytes: its name may be wrong. A failed download is often a web page. */
enum FileKind {
    EMPTY("it is empty"),
    WEB_PAGE("it holds a web page (HTML), probably an error message saved in its place"),
    GZIP("it holds gzip data"),
    ZIP("it holds a zip archive"),
    TAR("it holds a tar archive"),
    JPEG("it holds a JPEG image"),
    PNG("it holds a PNG image"),
    GIF("it holds a GIF image"),
    BMP("it holds a BMP image"),
    WEBP("it holds a WebP image"),
    HEIC("it holds a HEIC or AVIF image"),
    TIFF("it holds a TIFF image"),
    IDX("it holds an IDX array"),
    TEXT("it holds text"),
    OTHER("it holds something else");

    private static final int ENOUGH = 512;
    private final String words;

    FileKind(String words) {
        this.words = words;
    }

    static FileKind of(Path file) throws IOException {
        return of(first(file));
    }

    /** {@return what begins with these bytes} Five hundred or so are enough. */
    static FileKind of(byte[] first) {
        if (first.length == 0) {
            return EMPTY;
        }
        String latin = new String(first, 0, Math.min(first.length, ENOUGH), StandardCharsets.ISO_8859_1);
        if (latin.startsWith("\u001f\u008b")) {
            return GZIP;
        } else if (latin.startsWith("PK\u0003\u0004") || latin.startsWith("PK\u0005\u0006")) {
            return ZIP;
        } else if (latin.startsWith("ustar", 257)) {
            return TAR;
        } else if (latin.length() >= 4
                && latin.startsWith("\0\0")
                && latin.charAt(2) >= 8
                && latin.charAt(2) <= 14
                && latin.charAt(3) >= 1
                && latin.charAt(3) <= 4) {
            return IDX;
        }
        FileKind image = image(latin);
        return image == OTHER ? text(latin) : image;
    }

    private static FileKind image(String latin) {
        if (latin.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (latin.startsWith("\u0089PNG")) {
            return PNG;
        } else if (latin.startsWith("GIF8")) {
            return GIF;
        } else if (latin.startsWith("BM") && latin.length() > 26 && latin.startsWith("\0\0\0\0", 6)) {
            return BMP;
        } else if (latin.startsWith("RIFF") && latin.startsWith("WEBP", 8)) {
            return WEBP;
        } else if (latin.startsWith("ftyp", 4)) {
            return HEIC;
        } else if (latin.startsWith("II*\0") || latin.startsWith("MM\0*")) {
            return TIFF;
        }
        return OTHER;
    }

    private static FileKind text(String latin) {
        String start = latin.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<?xml")) {
            return WEB_PAGE;
        }
        boolean text = latin.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\n' || c == '\r' || c == '\t');
        return text ? TEXT : OTHER;
    }

    /** {@return half a sentence on what a file holds, with its first characters or bytes where that helps} */
    static String describe(Path file) {
        try {
            return describe(first(file));
        } catch (IOException e) {
            return "it cannot be read (" + DataException.words(e) + ")";
        }
    }

    static String describe(byte[] first) {
        FileKind kind = of(first);
        int shown = Math.min(first.length, 24);
        return switch (kind) {
            case TEXT ->
                "it holds text that begins \"%s\""
                        .formatted(new String(first, 0, shown, StandardCharsets.UTF_8)
                                .replaceAll("\\s+", " ")
                                .strip());
            case OTHER ->
                "it begins with the bytes " + HexFormat.ofDelimiter(" ").formatHex(first, 0, Math.min(first.length, 8));
            default -> kind.words;
        };
    }

    private static byte[] first(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(ENOUGH);
        }
    }
}
