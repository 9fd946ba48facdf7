package dev.neurona.kernel.client;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A started kernel as {@link NotebookRunner} sees it: the border between running a notebook and the sockets, so that a
 * test can play a kernel message by message.
 */
public interface RunnableKernel extends AutoCloseable {
    /** {@return the {@code language_info} of the kernel's {@code kernel_info_reply}} */
    JsonObject languageInfo();

    /**
     * Asks the kernel to run a cell, without waiting for it. Input is not offered.
     *
     * @return the id of the request, which is the parent of what comes of it
     */
    String execute(String code, boolean stopOnError) throws IOException;

    /** {@return the next message from the kernel, or null if none came in that time} */
    @Nullable Event next(Duration wait) throws IOException, InterruptedException;

    /** Asks the kernel to stop its cell. */
    void interrupt() throws IOException;

    /** {@return how the kernel's process ended, or null while it lives} */
    @Nullable String death();

    /** Shuts the kernel down; ends its process if it does not go by itself. */
    @Override
    void close();

    /**
     * One message from the kernel.
     *
     * @param type {@code stream}, {@code status}, {@code execute_reply} and so on
     * @param parent the id of the request it belongs to, empty if there is none
     */
    record Event(String type, String parent, JsonObject content) {}
}
