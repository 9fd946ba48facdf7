package dev.neurona.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.neurona.plot.json.Json;
import dev.neurona.plot.json.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;

/**
 * A number or an array of numbers, whatever the student kept it in: a Java number, arrays of arrays, lists, an NDArray, a
 * column of a table. What is compared are numbers and shapes, so {@code 3} and {@code 3.0} are the same.
 *
 * <p>{@link #json} and {@link #parse} carry it out of the process that computed it as data, so that another may judge it.
 */
public final class Numbers {
    private final long[] shape;
    private final double[] values;
    private final boolean single;

    private Numbers(long[] shape, double[] values, boolean single) {
        this.shape = shape;
        this.values = values;
        this.single = single;
    }

    /**
     * {@return the value as numbers, nothing if it is something else}
     *
     * @throws IllegalArgumentException if it is an array whose rows differ in length
     */
    public static Optional<Numbers> of(@Nullable Object value) {
        if (value instanceof Numbers numbers) {
            return Optional.of(numbers);
        }
        if (value instanceof Number number) {
            return Optional.of(new Numbers(new long[0], new double[] {number.doubleValue()}, number instanceof Float));
        }
        if (value instanceof NDArray array) {
            return Optional.of(read(array));
        }
        if (value instanceof NumericColumn<?> column) {
            return Optional.of(new Numbers(new long[] {column.size()}, column.asDoubleArray(), false));
        }
        if (value instanceof Collection<?> list) {
            return nested(list.toArray());
        }
        return value != null && value.getClass().isArray() ? nested(value) : Optional.empty();
    }

    private static Numbers read(NDArray array) {
        boolean single = array.getDataType() == DataType.FLOAT32 || array.getDataType() == DataType.FLOAT16;
        try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
            return new Numbers(array.getShape().getShape(), wide.toDoubleArray(), single);
        }
    }

    private static Optional<Numbers> nested(Object array) {
        int length = Array.getLength(array);
        if (length == 0) {
            return Optional.of(new Numbers(new long[] {0}, new double[0], false));
        }
        List<Numbers> parts = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            Optional<Numbers> part = of(Array.get(array, i));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        Numbers first = parts.get(0);
        long[] shape = new long[first.shape.length + 1];
        shape[0] = length;
        System.arraycopy(first.shape, 0, shape, 1, first.shape.length);
        double[] values = new double[length * first.values.length];
        for (int i = 0; i < length; i++) {
            if (!Arrays.equals(parts.get(i).shape, first.shape)) {
                throw new IllegalArgumentException("row 0 is %s and row %d is %s: rows of one array have one length"
                        .formatted(first.shapeText(), i, parts.get(i).shapeText()));
            }
            System.arraycopy(parts.get(i).values, 0, values, i * first.values.length, first.values.length);
        }
        return Optional.of(new Numbers(shape, values, first.single));
    }

    /** {@return the lengths of its axes; empty for a single number} */
    public long[] shape() {
        return shape.clone();
    }

    /** {@return the numbers, row by row} */
    public double[] values() {
        return values.clone();
    }

    /** {@return how many numbers there are} */
    public int size() {
        return values.length;
    }

    /** {@return the number at a place of the row that the last axis runs through fastest} */
    public double at(int i) {
        return values[i];
    }

    /** {@return whether it is one number and no array} */
    public boolean isScalar() {
        return shape.length == 0;
    }

    /** {@return whether it was computed with 32 bits or fewer, so that the last of 7 digits is not to be trusted} */
    boolean isSingle() {
        return single;
    }

    /** {@return the shape as {@code (2, 3)}} */
    String shapeText() {
        return shapeText(shape);
    }

    static String shapeText(long... shape) {
        return "("
                + String.join(
                        ", ",
                        Arrays.stream(shape)
                                .mapToObj(n -> n < 0 ? "?" : Long.toString(n))
                                .toList()) + ")";
    }

    /** {@return the index of the i-th number, such as {@code [1, 2]}} */
    String place(int i) {
        long[] index = new long[shape.length];
        long rest = i;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return Arrays.toString(index);
    }

    /**
     * {@return whether the shapes are the same, taking {@code (N)}, {@code (N, 1)} and {@code (1, N)} for one where only
     * the number of axes differs} A row is not a column: {@code (1, 3)} and {@code (3, 1)} differ.
     */
    boolean fits(Numbers other) {
        return Arrays.equals(shape, other.shape)
                || (shape.length != other.shape.length && Arrays.equals(squeezed(), other.squeezed()));
    }

    private long[] squeezed() {
        return Arrays.stream(shape).filter(n -> n != 1).toArray();
    }

    /**
     * {@return the numbers as JSON: {@code {"shape":[2,2],"single":false,"values":[1,2,3,4]}}} NaN and infinities are written as
     * {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
     */
    public String json() {
        List<Object> dimensions = new ArrayList<>();
        Arrays.stream(shape).forEach(n -> dimensions.add((double) n));
        List<Object> written = new ArrayList<>();
        for (double value : values) {
            written.add(Double.isFinite(value) ? (Object) value : Double.toString(value));
        }
        return Json.write(Json.object("shape", dimensions, "single", single, "values", written));
    }

    /**
     * {@return numbers that {@link #json} wrote}
     *
     * @throws IllegalArgumentException if the text is anything else, or holds fewer or more numbers than its shape
     */
    public static Numbers parse(String json) {
        Node node = Json.readJavaScript(json);
        double[] values =
                node.list("values").stream().mapToDouble(Numbers::number).toArray();
        long[] shape =
                node.list("shape").stream().mapToLong(n -> (long) number(n)).toArray();
        long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (!node.has("shape") || size != values.length) {
            throw new IllegalArgumentException(
                    "expected {\"shape\": [...], \"values\": [...]} with %d values but got %d"
                            .formatted(size, values.length));
        }
        return new Numbers(shape, values, node.is("single", true));
    }

    private static double number(@Nullable Object written) {
        if (written instanceof Number n) {
            return n.doubleValue();
        }
        if ("NaN".equals(written) || "Infinity".equals(written) || "-Infinity".equals(written)) {
            return Double.parseDouble((String) written);
        }
        throw new IllegalArgumentException("expected a number but got " + written);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers that && Arrays.equals(shape, that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return NumberText.of(this, Language.EN);
    }
}
