package dev.neurona.kernel.magic;

import dev.neurona.kernel.magic.Magic.Call;
import dev.neurona.kernel.magic.MagicHost.Variable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the session holds, and what magics there are. */
final class SessionMagics {
    private static final int WIDEST = 40;

    private SessionMagics() {}

    static List<Magic> all() {
        return List.of(
                BuiltIn.line("who", "[TYPE...] - lists the variables, or those of some types", SessionMagics::who),
                BuiltIn.line(
                        "whos",
                        "[TYPE...] - lists variables with types and values, then methods and types",
                        SessionMagics::whos),
                BuiltIn.line(
                        "reset",
                        "[-f] - forgets variables, methods, types and imports; jars stay",
                        SessionMagics::reset),
                BuiltIn.line("lsmagic", "lists the magics", SessionMagics::lsmagic),
                BuiltIn.line("help", "[NAME] - says what a magic does; %NAME? is the same", SessionMagics::help)
                        .or("magic"));
    }

    private static List<Variable> chosen(Call call, MagicHost host) {
        return host.variables().stream()
                .filter(v -> call.args().isEmpty() || call.args().contains(v.type()))
                .toList();
    }

    private static @Nullable Object who(Call call, MagicHost host) {
        List<Variable> variables = chosen(call, host);
        host.out()
                .println(
                        variables.isEmpty()
                                ? "no variables"
                                : String.join(
                                        "  ",
                                        variables.stream().map(Variable::name).toList()));
        return null;
    }

    private static @Nullable Object whos(Call call, MagicHost host) {
        List<Variable> variables = chosen(call, host);
        if (variables.isEmpty()) {
            host.out().println("no variables");
        } else {
            int name = width("Variable", variables.stream().map(Variable::name).toList());
            int type = width("Type", variables.stream().map(Variable::type).toList());
            String row = "%-" + name + "s  %-" + type + "s  %s%n";
            host.out().printf(row, "Variable", "Type", "Value");
            host.out().println("-".repeat(name + type + 9));
            variables.forEach(v -> host.out().printf(row, v.name(), v.type(), firstLine(v.value())));
        }
        if (call.args().isEmpty()) {
            host.declarations().forEach(declaration -> host.out().println(declaration));
        }
        return null;
    }

    private static int width(String head, List<String> cells) {
        int longest = cells.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(head.length(), Math.min(WIDEST, longest));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static @Nullable Object reset(Call call, MagicHost host) throws MagicError {
        if (!call.args().isEmpty() && !call.args().equals(List.of("-f"))) {
            throw Usage.wrong("%reset", "it forgets everything and takes no names");
        }
        host.reset();
        host.out().println("variables, methods, types and imports are forgotten; the default imports are back");
        return null;
    }

    private static @Nullable Object lsmagic(Call call, MagicHost host) {
        List<Magic> magics = host.magics();
        int width = magics.stream()
                .mapToInt(m -> Usage.form(m).length())
                .filter(n -> n <= WIDEST)
                .max()
                .orElse(0);
        for (Magic magic : magics) {
            String form = Usage.form(magic);
            String gap = form.length() > width ? "\n" + " ".repeat(width) : " ".repeat(width - form.length());
            host.out().println(form + gap + "  " + Usage.does(magic));
        }
        return null;
    }

    private static @Nullable Object help(Call call, MagicHost host) throws MagicError {
        if (call.args().isEmpty()) {
            return lsmagic(call, host);
        }
        String name = call.args().get(0).replaceFirst("^%{1,2}", "").replaceFirst("\\?$", "");
        Optional<Magic> found = host.magics().stream()
                .filter(m -> m.name().equals(name) || m.aliases().contains(name))
                .findFirst();
        if (found.isEmpty()) {
            List<String> names = host.magics().stream().map(Magic::name).toList();
            throw new MagicError("%help: no magic named " + name + ": "
                    + Similar.to(name, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("%lsmagic lists those there are"));
        }
        Magic magic = found.get();
        host.out().println(Usage.form(magic));
        host.out().println("    " + Usage.does(magic));
        if (magic.kind() == Magic.Kind.BOTH) {
            host.out().println("    %" + magic.name() + " for a line, %%" + magic.name() + " for a cell");
        }
        if (!magic.aliases().isEmpty()) {
            host.out().println("    also: " + String.join(", ", magic.aliases()));
        }
        return null;
    }
}
