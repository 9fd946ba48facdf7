package dev.neurona.lessons.grade.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Looks at the end of a zip somebody handed in before its list of contents is read into memory, which takes a hundred
 * times what an entry takes in the file.
 */
final class ZipEnd {
    private static final int SIGNATURE = 0x06054b50;
    private static final int RECORD = 22;
    private static final int LIST_AT = 16;
    private static final int COMMENT_LONGEST = 65_535;

    private ZipEnd() {}

    /** Why it is not opened, in half a sentence. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /** @param most bytes of the list */
    static void check(Path zip, int most) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            int length = (int) Math.min(file.length(), RECORD + COMMENT_LONGEST);
            byte[] end = new byte[length];
            file.seek(file.length() - length);
            file.readFully(end);
            ByteBuffer bytes = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - RECORD; at >= 0; at--) {
                if (bytes.getInt(at) == SIGNATURE) {
                    long list = Integer.toUnsignedLong(bytes.getInt(at + LIST_AT));
                    long size = file.length() - length + at - list;
                    if (size > most || list > file.length()) {
                        throw new Malformed("its list of contents is too long");
                    }
                    return;
                }
            }
            throw new Malformed("no zip, damaged or cut off");
        } catch (EOFException cut) {
            throw new Malformed("no zip, damaged or cut off");
        }
    }
}
