package dev.neurona.kernel.display;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A line between a notebook's kernel and its front end: widgets talk over it. Data are trees of maps, lists, strings,
 * numbers and booleans. What is told a comm is told one after the other, between cells.
 */
public interface Comm {
    /** {@return the name both ends know it by} */
    String id();

    /** {@return what kind of comm it is} */
    String target();

    /** {@return what it was opened with; empty where this end opened it} */
    CommMessage opening();

    /** Tells the other end; does nothing once the comm is closed. */
    void send(Map<String, ? extends @Nullable Object> data, List<byte[]> buffers);

    /** Tells the other end. */
    default void send(Map<String, ? extends @Nullable Object> data) {
        send(data, List.of());
    }

    /** Has what the other end tells told to {@code listener}, from now on. */
    void onMessage(Consumer<CommMessage> listener);

    /** Has {@code listener} told when the other end closes the comm. */
    void onClose(Consumer<CommMessage> listener);

    /** Closes both ends. */
    void close();
}
