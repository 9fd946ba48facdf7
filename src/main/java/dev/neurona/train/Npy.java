package dev.neurona.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An array in NumPy's file format, version 1.0: a magic number, the header as the text of a Python dictionary, and the numbers
 * in little-endian order, row by row. Python reads it with {@code numpy.load}.
 */
@SuppressWarnings("ArrayRecordComponent") // a file's content, handed on and not kept
record Npy(DataType type, Shape shape, byte[] data) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Map<DataType, String> CODES = Map.of(
            DataType.FLOAT32, "<f4",
            DataType.FLOAT64, "<f8",
            DataType.INT32, "<i4",
            DataType.INT64, "<i8");
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '([^']+)', 'fortran_order': False, 'shape': \\(([\\d, ]*)\\),? *\\}\\s*");

    static Npy of(NDArray array) {
        if (!CODES.containsKey(array.getDataType())) {
            throw new IllegalArgumentException(
                    "a checkpoint holds %s, but an array is %s".formatted(CODES.keySet(), array.getDataType()));
        }
        ByteBuffer buffer = array.toByteBuffer();
        byte[] data = new byte[buffer.remaining()];
        buffer.get(data);
        return new Npy(array.getDataType(), array.getShape(), data);
    }

    static Npy of(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(values);
        return new Npy(DataType.FLOAT64, new Shape(values.length), buffer.array());
    }

    void write(OutputStream out) throws IOException {
        String sizes = Arrays.stream(shape.getShape()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
                .formatted(CODES.get(type), shape.dimension() == 1 ? sizes + "," : sizes);
        // The numbers begin at a multiple of 64 bytes.
        int length = header.length() + 1;
        length += (64 - (MAGIC.length + 2 + length) % 64) % 64;
        String padded = header + " ".repeat(length - 1 - header.length()) + "\n";
        out.write(MAGIC);
        out.write(length);
        out.write(length >> 8);
        out.write(padded.getBytes(StandardCharsets.ISO_8859_1));
        out.write(data);
    }

    /** @throws IllegalArgumentException if these are not the bytes of such a file */
    static Npy read(byte[] file) {
        if (file.length < 10 || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
            throw new IllegalArgumentException("an array in it does not begin as NumPy's files do");
        }
        int begin = 10 + (file[8] & 0xff) + 256 * (file[9] & 0xff);
        String header = new String(file, 10, Math.min(begin, file.length) - 10, StandardCharsets.ISO_8859_1);
        Matcher matcher = HEADER.matcher(header);
        DataType type = null;
        if (matcher.matches()) {
            for (Map.Entry<DataType, String> code : CODES.entrySet()) {
                type = code.getValue().equals(matcher.group(1)) ? code.getKey() : type;
            }
        }
        if (type == null) {
            throw new IllegalArgumentException("an array in it has an unknown header: " + header.strip());
        }
        long[] sizes = Arrays.stream(matcher.group(2).split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        Shape shape = new Shape(sizes);
        byte[] data = Arrays.copyOfRange(file, begin, file.length);
        if (data.length != shape.size() * type.getNumOfBytes()) {
            throw new IllegalArgumentException("an array %s in it has %d bytes".formatted(shape, data.length));
        }
        return new Npy(type, shape, data);
    }

    NDArray array(NDManager manager) {
        ByteBuffer direct = manager.allocateDirect(data.length);
        direct.put(data).rewind();
        return manager.create(direct, shape, type);
    }

    double[] doubles() {
        double[] values = new double[Math.toIntExact(shape.size())];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }
}
