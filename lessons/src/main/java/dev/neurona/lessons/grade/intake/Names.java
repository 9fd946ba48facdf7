package dev.neurona.lessons.grade.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Names of files as they come out of downloads of all systems. */
final class Names {
    private static final Pattern NOTEBOOK = Pattern.compile("(?i).*\\.ipynb(?:\\.txt|\\.json)?(?: ?\\(\\d+\\))?");
    private static final Pattern ENDING = Pattern.compile("(?i)\\.ipynb(?:\\.txt|\\.json)?|\\.zip$");
    /** What browsers and JupyterLab put behind the name of a second copy. */
    private static final Pattern COPY =
            Pattern.compile("(?i)[ _]?\\((\\d{1,6})\\)|-copy(\\d{1,6})| copy(?: (\\d{1,6}))?");

    private static final List<String> LEFT_BEHIND = List.of("__macosx", "thumbs.db", "desktop.ini");
    /** Where a name in a zip is not Unicode: Western European Windows and DOS; Spanish letters are as in 437. */
    private static final Charset OLD =
            Charset.isSupported("IBM850") ? Charset.forName("IBM850") : StandardCharsets.ISO_8859_1;

    private Names() {}

    /** {@return the name in composed form, with {@code /} between its parts, as far as it is text} */
    static String clean(String name) {
        return Normalizer.normalize(name.replace('\\', '/'), Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]", "\uFFFD");
    }

    /** {@return an entry's name, whether or not it says how it is written} */
    static String of(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (entry.getNameSource() != ZipArchiveEntry.NameSource.NAME || raw == null) {
            return entry.getName();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(raw, OLD);
        }
    }

    /** {@return a name without accents and capitals, to compare by} */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** {@return whether a path stays in the folder it is relative to} */
    static boolean staysInside(String path) {
        return !path.startsWith("/")
                && !path.matches("[A-Za-z]:.*")
                && Arrays.stream(path.split("/")).noneMatch(part -> part.equals("..") || part.indexOf('\0') >= 0);
    }

    static boolean isNotebook(String name) {
        return NOTEBOOK.matcher(name).matches();
    }

    static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /** {@return the path up to a part that a system or a program has left behind} */
    static Optional<String> leftBehind(String path) {
        StringBuilder up = new StringBuilder();
        for (String part : path.split("/", -1)) {
            up.append(up.isEmpty() ? "" : "/").append(part);
            if (part.startsWith(".") || part.startsWith("~$") || LEFT_BEHIND.contains(part.toLowerCase(Locale.ROOT))) {
                return Optional.of(up.toString());
            }
        }
        return Optional.empty();
    }

    /** {@return a file's name without its ending and without the number of a copy} */
    static String stem(String name) {
        return COPY.matcher(ENDING.matcher(name).replaceAll("")).replaceAll("").strip();
    }

    /** {@return which copy of its name a file is, 0 for the first} */
    static int copy(String name) {
        Matcher copy = COPY.matcher(name);
        int last = 0;
        while (copy.find()) {
            String number =
                    copy.group(1) != null ? copy.group(1) : copy.group(2) != null ? copy.group(2) : copy.group(3);
            last = number == null ? 1 : Integer.parseInt(number);
        }
        return last;
    }
}
