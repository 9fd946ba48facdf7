package io.github.spencerpark.jupyter.kernel.magic.registry;

import dev.neurona.kernel.magic.Magic;
import dev.neurona.kernel.magic.MagicHost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A magic made of a function. */
record Registered(String name, List<String> aliases, Kind kind, CellMagicFunction<@Nullable Object> function)
        implements Magic {
    @Override
    public String help() {
        return "registered by a cell";
    }

    @Override
    public @Nullable Object run(Call call, MagicHost host) throws Exception {
        return function.execute(call.args(), call.body() == null ? "" : call.body());
    }
}
