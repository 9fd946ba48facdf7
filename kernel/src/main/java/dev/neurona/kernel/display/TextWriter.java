package dev.neurona.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes one value as text; see {@link Texts} for the rules. A writer is used once. */
final class TextWriter {
    /** Deeper than this, values are written by their own toString. */
    private static final int DEEPEST = 100;

    private final StringBuilder out = new StringBuilder();
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int enough;

    TextWriter() {
        this(Texts.ENOUGH);
    }

    /** @param enough containers are cut short once there are so many characters */
    TextWriter(int enough) {
        this.enough = enough;
    }

    String write(@Nullable Object value) {
        append(value);
        return out.toString();
    }

    private void append(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            appendOwn(value);
        } else if (open.contains(value)) {
            out.append("(itself)");
        } else if (open.size() >= DEEPEST) {
            out.append("...");
        } else {
            open.add(value);
            int start = out.length();
            try {
                appendContents(value);
            } catch (Throwable failure) {
                Failures.rethrowIfOfTheCell(failure);
                out.setLength(start);
                appendOwn(value);
            } finally {
                open.remove(value);
            }
        }
    }

    private void appendContents(Object value) {
        if (value.getClass().isArray()) {
            appendAll(elements(value), Array.getLength(value), "[", "]");
        } else if (value instanceof Collection<?> collection && printsElements(value)) {
            appendAll(collection.iterator(), collection.size(), "[", "]");
        } else if (value instanceof Map<?, ?> map && printsElements(value)) {
            appendAll(map.entrySet().iterator(), map.size(), "{", "}");
        } else if (value instanceof Map.Entry<?, ?> entry && printsElements(value)) {
            append(entry.getKey());
            out.append('=');
            append(entry.getValue());
        } else if (value instanceof Optional<?> optional) {
            appendOptional(optional);
        } else if (value instanceof AtomicReference<?> reference && printsElements(value)) {
            append(reference.get());
        } else if (value instanceof Record record) {
            appendRecord(record);
        } else if (value instanceof Throwable throwable && open.size() == 1) {
            out.append(Throwables.text(throwable));
        } else {
            appendOwn(value);
        }
    }

    /** Whether the toString of a container is the JDK's, which lists the elements: another one means something else. */
    private static boolean printsElements(Object container) {
        try {
            Class<?> writer = container.getClass().getMethod("toString").getDeclaringClass();
            return writer.getClassLoader() == null && writer != Object.class;
        } catch (NoSuchMethodException impossible) {
            return false;
        }
    }

    private void appendAll(Iterator<?> elements, int size, String begin, String end) {
        int most = size > Texts.ALL_ELEMENTS ? Texts.FIRST_ELEMENTS : Texts.ALL_ELEMENTS;
        out.append(begin);
        int shown = 0;
        while (elements.hasNext()) {
            out.append(shown == 0 ? "" : ", ");
            if (shown == most || out.length() > enough) {
                out.append("... %,d more".formatted(Math.max(1, size - shown)));
                break;
            }
            append(elements.next());
            shown++;
        }
        out.append(end);
    }

    private static Iterator<@Nullable Object> elements(Object array) {
        int length = Array.getLength(array);
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < length;
            }

            @Override
            public @Nullable Object next() {
                if (next == length) {
                    throw new NoSuchElementException();
                }
                return Array.get(array, next++);
            }
        };
    }

    private void appendOptional(Optional<?> optional) {
        if (optional.isEmpty()) {
            out.append("Optional.empty");
            return;
        }
        out.append("Optional[");
        append(optional.get());
        out.append(']');
    }

    private void appendRecord(Record record) {
        Optional<RecordParts> parts = RecordParts.of(record);
        if (parts.isEmpty()) {
            appendOwn(record);
            return;
        }
        out.append(record.getClass().getSimpleName()).append('[');
        for (int i = 0; i < parts.get().size(); i++) {
            out.append(i == 0 ? "" : ", ").append(parts.get().name(i)).append('=');
            append(parts.get().value(i));
        }
        out.append(']');
    }

    private void appendOwn(@Nullable Object value) {
        try {
            out.append(value);
        } catch (Throwable failure) {
            Failures.rethrowIfOfTheCell(failure);
            out.append(Objects.requireNonNull(value).getClass().getTypeName())
                    .append('@')
                    .append(Integer.toHexString(System.identityHashCode(value)))
                    .append(" (its toString failed: ")
                    .append(Failures.describe(failure))
                    .append(')');
        }
    }
}
