package dev.neurona.kernel.client;

import dev.neurona.kernel.message.Message;
import dev.neurona.kernel.message.Published;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a cell is run.
 *
 * @param input answers the cell's questions, on the thread that waits for the cell; null sends {@code allow_stdin=false}
 * @param published told each message the cell publishes, as it comes, on the sockets' thread: it must not wait
 * @param timeout how long to wait for the cell to end
 */
public record ExecuteOptions(
        boolean silent,
        boolean storeHistory,
        boolean stopOnError,
        Map<String, String> userExpressions,
        @Nullable Function<Published.InputRequest, String> input,
        Consumer<Message> published,
        Duration timeout) {
    /** As a notebook runs a cell, without input, for ten minutes at most. */
    public static final ExecuteOptions DEFAULT =
            new ExecuteOptions(false, true, true, Map.of(), null, message -> {}, Duration.ofMinutes(10));

    public ExecuteOptions {
        userExpressions = Map.copyOf(userExpressions);
    }

    public ExecuteOptions withSilent(boolean value) {
        return new ExecuteOptions(value, storeHistory, stopOnError, userExpressions, input, published, timeout);
    }

    public ExecuteOptions withStoreHistory(boolean value) {
        return new ExecuteOptions(silent, value, stopOnError, userExpressions, input, published, timeout);
    }

    public ExecuteOptions withStopOnError(boolean value) {
        return new ExecuteOptions(silent, storeHistory, value, userExpressions, input, published, timeout);
    }

    public ExecuteOptions withUserExpressions(Map<String, String> value) {
        return new ExecuteOptions(silent, storeHistory, stopOnError, value, input, published, timeout);
    }

    public ExecuteOptions withInput(Function<Published.InputRequest, String> value) {
        return new ExecuteOptions(silent, storeHistory, stopOnError, userExpressions, value, published, timeout);
    }

    public ExecuteOptions withPublished(Consumer<Message> value) {
        return new ExecuteOptions(silent, storeHistory, stopOnError, userExpressions, input, value, timeout);
    }

    public ExecuteOptions withTimeout(Duration value) {
        return new ExecuteOptions(silent, storeHistory, stopOnError, userExpressions, input, published, value);
    }
}
