package dev.neurona.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A magic of the kernel itself, written as a method. */
record BuiltIn(String name, List<String> aliases, Kind kind, String help, Work work) implements Magic {
    /** What a magic does; see {@link Magic#run}. */
    @FunctionalInterface
    interface Work {
        @Nullable Object run(Call call, MagicHost host) throws Exception;
    }

    static BuiltIn line(String name, String help, Work work) {
        return new BuiltIn(name, List.of(), Kind.LINE, help, work);
    }

    static BuiltIn cell(String name, String help, Work work) {
        return new BuiltIn(name, List.of(), Kind.CELL, help, work);
    }

    static BuiltIn both(String name, String help, Work work) {
        return new BuiltIn(name, List.of(), Kind.BOTH, help, work);
    }

    BuiltIn or(String... others) {
        return new BuiltIn(name, List.of(others), kind, help, work);
    }

    @Override
    public @Nullable Object run(Call call, MagicHost host) throws Exception {
        return work.run(call, host);
    }
}
