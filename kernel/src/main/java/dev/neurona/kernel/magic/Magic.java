package dev.neurona.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One magic: a command to the kernel, written {@code %name args} on a line or {@code %%name args} on top of a cell. */
public interface Magic {
    /** {@return the name without its percent signs} */
    String name();

    /** {@return other names it answers to} */
    default List<String> aliases() {
        return List.of();
    }

    /** {@return where it may stand} */
    Kind kind();

    /**
     * {@return one line for {@code %lsmagic}: the arguments, then {@code " - "}, then what it does; without arguments only
     * what it does}
     */
    String help();

    /**
     * Runs the magic on the cell's thread.
     *
     * @return its value, shown if it is the cell's last, or null
     * @throws MagicError for wrong use, with a message that says what to write instead
     * @throws Exception whatever the magic's work throws
     */
    @Nullable Object run(Call call, MagicHost host) throws Exception;

    /** Where a magic may stand. */
    enum Kind {
        LINE,
        CELL,
        BOTH
    }

    /**
     * A magic as it was written.
     *
     * @param name without percent signs
     * @param rest the rest of the line as written, trimmed
     * @param args {@code rest} split at spaces, quotes taken off
     * @param body the lines below, for a cell magic; null for a line magic
     */
    record Call(
            String name,
            String rest,
            List<String> args,
            @Nullable String body) {
        public Call {
            args = List.copyOf(args);
        }
    }
}
