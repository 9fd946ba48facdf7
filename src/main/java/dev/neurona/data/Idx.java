package dev.neurona.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of bytes in the IDX format of MNIST: two zero bytes, a byte for the type of the values, a byte for the number
 * of dimensions, each dimension as four bytes with the highest first, and then the values, the last dimension fastest.
 * A file may be packed with gzip.
 */
public final class Idx {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int BUFFER = 1 << 17;

    private final int[] shape;
    private final byte[] values;

    private Idx(int[] shape, byte[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** {@return its dimensions: {@code [N, 28, 28]} for images, {@code [N]} for labels} */
    public int[] shape() {
        return shape.clone();
    }

    /** {@return a value, 0 to 255, by its place among all} */
    public int value(int i) {
        return values[i] & 0xff;
    }

    /** {@return the bytes themselves, not copied; in Java they look signed} */
    byte[] bytes() {
        return values;
    }

    /** {@return how many values there are} */
    public int size() {
        return values.length;
    }

    private static long count(int[] shape) {
        long count = 1;
        for (int n : shape) {
            count = Math.multiplyExact(count, (long) n);
        }
        return count;
    }

    /**
     * Reads a file, packed or not.
     *
     * @throws DataException if it is not there, no IDX file, of another type than unsigned bytes, cut off, damaged, or
     *     longer than it says
     */
    public static Idx read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataException("there is no file %s%s".formatted(file, Nearby.words(file)));
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            if (FileKind.of(file) == FileKind.GZIP) {
                return read(file, new GZIPInputStream(raw, BUFFER));
            }
            return read(file, raw);
        } catch (EOFException e) {
            throw new DataException(file + " is cut off: fetch it again", e);
        } catch (ZipException e) {
            throw new DataException("%s is damaged (%s): fetch it again".formatted(file, DataException.words(e)), e);
        } catch (IOException e) {
            throw new DataException("cannot read %s: %s".formatted(file, DataException.words(e)), e);
        }
    }

    private static Idx read(Path file, InputStream in) throws IOException {
        byte[] first = in.readNBytes(4);
        if (first.length < 4 || first[0] != 0 || first[1] != 0 || first[3] < 1) {
            throw new DataException("%s is no IDX file: %s".formatted(file, whatElse(first, in)));
        }
        if (first[2] != UNSIGNED_BYTE) {
            throw new DataException(
                    "%s is an IDX file with values of type 0x%02x: only unsigned bytes (0x08) can be read"
                            .formatted(file, first[2]));
        }
        int[] shape = new int[first[3]];
        ByteBuffer dimensions = ByteBuffer.wrap(in.readNBytes(4 * shape.length));
        if (dimensions.remaining() < 4 * shape.length) {
            throw new EOFException();
        }
        dimensions.asIntBuffer().get(shape);
        int count = count(file, shape);
        // Grows as the bytes come, so that a header that promises too much costs nothing.
        byte[] values = in.readNBytes(count);
        if (values.length < count) {
            throw new DataException("%s is cut off: %s should hold %d values, and it has %d. Fetch it again"
                    .formatted(file, Arrays.toString(shape), count, values.length));
        }
        if (in.read() >= 0) {
            throw new DataException("%s is longer than its first bytes say (%s): it is damaged or no IDX file"
                    .formatted(file, Arrays.toString(shape)));
        }
        return new Idx(shape, values);
    }

    private static String whatElse(byte[] first, InputStream in) throws IOException {
        byte[] more = in.readNBytes(508);
        byte[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return FileKind.describe(all);
    }

    private static int count(Path file, int[] shape) {
        try {
            for (int n : shape) {
                if (n < 0) {
                    throw new ArithmeticException();
                }
            }
            return Math.toIntExact(count(shape));
        } catch (ArithmeticException e) {
            throw new DataException(
                    "%s is damaged: a shape of %s cannot be".formatted(file, Arrays.toString(shape)), e);
        }
    }

    /** {@return the shape and the number of values} */
    @Override
    public String toString() {
        return "Idx" + Arrays.toString(shape);
    }
}
