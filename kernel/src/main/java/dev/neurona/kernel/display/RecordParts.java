package dev.neurona.kernel.display;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The components of a record whose toString is the compiler's. */
record RecordParts(List<String> names, List<@Nullable Object> values) {
    /**
     * {@return the parts, or empty where the record's own toString serves: it holds no container, it is a person's, or
     * the parts cannot be read} Whether a person wrote it is not in the class file, so it is compared with what the
     * compiler's would say.
     */
    static Optional<RecordParts> of(Record record) {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        boolean container = false;
        StringBuilder usual = new StringBuilder(record.getClass().getSimpleName()).append('[');
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                Object value = accessor.invoke(record);
                usual.append(names.isEmpty() ? "" : ", ")
                        .append(component.getName())
                        .append('=')
                        .append(value);
                names.add(component.getName());
                values.add(value);
                container |= isContainer(value);
            }
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            Failures.rethrowIfOfTheCell(unreadable);
            return Optional.empty();
        }
        boolean compilers = container && usual.append(']').toString().equals(record.toString());
        return compilers ? Optional.of(new RecordParts(names, values)) : Optional.empty();
    }

    private static boolean isContainer(@Nullable Object value) {
        return value instanceof Collection
                || value instanceof Map
                || value instanceof Optional
                || value instanceof Record
                || (value != null && value.getClass().isArray());
    }

    int size() {
        return names.size();
    }

    String name(int i) {
        return names.get(i);
    }

    @Nullable Object value(int i) {
        return values.get(i);
    }
}
