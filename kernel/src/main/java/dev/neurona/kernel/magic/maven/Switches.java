package dev.neurona.kernel.magic.maven;

import dev.neurona.kernel.magic.MagicError;
import java.util.ArrayList;
import java.util.List;

/**
 * The switches of a call.
 *
 * @param offline whether to leave the network alone
 * @param from repositories to ask alone
 * @param rest what is no switch
 */
record Switches(boolean offline, List<String> from, List<String> rest) {
    static Switches of(List<String> args, String magic) throws MagicError {
        boolean offline = false;
        List<String> from = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("-o") || arg.equals("--offline")) {
                offline = true;
            } else if (arg.startsWith("--from=")) {
                from.add(arg.substring("--from=".length()));
            } else if (arg.equals("--from") && i + 1 < args.size()) {
                i++;
                from.add(args.get(i));
            } else if (!arg.startsWith("-")) {
                rest.add(arg);
            } else if (!arg.matches("-v+|--verbose(=.*)?")) { // older kernels printed more then
                throw new MagicError(magic + ": unknown switch " + arg + ": there are -o and --from ID|URL");
            }
        }
        return new Switches(offline, from, rest);
    }
}
