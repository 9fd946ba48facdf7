package dev.neurona.kernel;

import dev.neurona.kernel.history.History;
import dev.neurona.kernel.wire.Log;
import dev.neurona.kernel.wire.zmtp.Publisher;
import java.util.function.Consumer;

/**
 * What may differ from kernel to kernel.
 *
 * @param history what was run before and is run now
 * @param limits how long and how much is kept for readers that are behind
 * @param log told what was dropped or survived
 */
public record KernelOptions(History history, Publisher.Limits limits, Consumer<String> log) {
    /** {@return history in the user's Jupyter data folder, the log as the environment asks for it} */
    public static KernelOptions standard() {
        Consumer<String> log = Log.fromEnvironment();
        return new KernelOptions(History.in(History.defaultFile(), log), Publisher.Limits.DEFAULT, log);
    }

    /** {@return nothing kept on disk} */
    public static KernelOptions inMemory() {
        return new KernelOptions(History.inMemory(), Publisher.Limits.DEFAULT, Log.fromEnvironment());
    }

    public KernelOptions withHistory(History value) {
        return new KernelOptions(value, limits, log);
    }

    public KernelOptions withLimits(Publisher.Limits value) {
        return new KernelOptions(history, value, log);
    }

    public KernelOptions withLog(Consumer<String> value) {
        return new KernelOptions(history, limits, value);
    }
}
