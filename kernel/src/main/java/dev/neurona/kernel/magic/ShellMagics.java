package dev.neurona.kernel.magic;

import dev.neurona.kernel.magic.Magic.Call;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code !command}, shell scripts, and the folder and environment they run in. */
final class ShellMagics {
    /** Longer scripts go through a file: systems limit one argument to 128 kB. */
    private static final int LONGEST_ARGUMENT = 30_000;

    private final Workplace workplace;

    private ShellMagics(Workplace workplace) {
        this.workplace = workplace;
    }

    static List<Magic> all(Workplace workplace) {
        ShellMagics shell = new ShellMagics(workplace);
        return List.of(
                BuiltIn.line(
                                MagicLine.COMMAND,
                                "COMMAND - runs a shell command; its output appears as it is printed",
                                shell::command)
                        .or("system"),
                BuiltIn.line(
                        "sx", "COMMAND - runs a shell command and gives what it prints as List<String>", shell::lines),
                BuiltIn.both(
                        "bash",
                        "[--no-raise-error] [ARGUMENT...] - runs the cell as a bash script, or the line as a command",
                        (call, host) -> shell.script("bash", call, host)),
                BuiltIn.both(
                        "sh",
                        "[--no-raise-error] [ARGUMENT...] - runs the cell as a sh script, or the line as a command",
                        (call, host) -> shell.script("sh", call, host)),
                BuiltIn.line(
                        "pwd",
                        "gives the folder that commands and magics work in",
                        (call, host) -> workplace.folder().toString()),
                BuiltIn.line(
                        "cd",
                        "[FOLDER] - changes the folder that commands and magics work in; - is the one before",
                        shell::cd),
                BuiltIn.line(
                        "env", "[NAME[=VALUE]] - shows the environment, or sets a variable for commands", shell::env));
    }

    private @Nullable Object command(Call call, MagicHost host) throws Exception {
        int code = run(shell(call.rest()), host);
        if (code != 0) {
            host.err().println("exit code " + code);
        }
        return null;
    }

    private List<String> lines(Call call, MagicHost host) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        host.err().flush();
        int code = workplace
                .commands()
                .run(shell(call.rest()), host.output(), (utf8, length) -> out.write(utf8, 0, length));
        if (code != 0) {
            host.err().println("exit code " + code);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> shell(String command) throws MagicError {
        if (command.isBlank()) {
            throw new MagicError("! needs a command: write !ls, for example");
        }
        if (Commands.windows()) {
            return List.of("cmd", "/c", command);
        }
        return List.of(onPath("bash") ? "bash" : "sh", "-c", command);
    }

    private static boolean onPath(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, program)));
    }

    private @Nullable Object script(String shell, Call call, MagicHost host) throws Exception {
        List<String> arguments = new ArrayList<>(call.args());
        boolean raise = !arguments.remove("--no-raise-error");
        String body = call.body();
        if (body == null) {
            return command(call, host);
        }
        Path file = null;
        try {
            List<String> command = new ArrayList<>(List.of(shell));
            if (body.length() < LONGEST_ARGUMENT) {
                command.addAll(List.of("-c", body, shell));
            } else {
                file = Files.writeString(Files.createTempFile("cell", "." + shell), body);
                command.add(file.toString());
            }
            command.addAll(arguments);
            int code = run(command, host);
            if (code != 0 && raise) {
                throw new MagicError("the " + shell + " script ended with exit code " + code
                        + ": to go on all the same, write %%" + shell + " --no-raise-error");
            }
            return null;
        } finally {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    private int run(List<String> command, MagicHost host) throws MagicError, InterruptedException {
        host.out().flush();
        host.err().flush();
        return workplace.commands().run(command, host.output());
    }

    private @Nullable Object cd(Call call, MagicHost host) throws MagicError {
        String to = call.args().size() == 1 ? call.args().get(0) : call.rest();
        Path folder =
                to.isEmpty() ? workplace.resolve("~") : to.equals("-") ? workplace.before() : workplace.resolve(to);
        if (!Files.isDirectory(folder)) {
            throw new MagicError("%cd: no folder " + folder + ": !ls " + workplace.folder() + " shows what there is");
        }
        workplace.enter(folder);
        host.out().println(folder);
        if (!folder.equals(workplace.start())) {
            host.out()
                    .println("(commands and magics work here now; File and Path in Java still start at "
                            + workplace.start() + ")");
        }
        return null;
    }

    private @Nullable Object env(Call call, MagicHost host) throws MagicError {
        Map<String, String> environment = workplace.environment();
        if (call.args().isEmpty()) {
            environment.forEach((name, value) -> host.out().println(name + "=" + hidden(name, value)));
            return null;
        }
        String first = call.args().get(0);
        int equals = first.indexOf('=');
        if (equals < 0 && call.args().size() == 1) {
            String value = environment.get(first);
            if (value == null) {
                String meant = Similar.to(first, environment.keySet())
                        .map(name -> ": did you mean " + name + "?")
                        .orElse("");
                throw new MagicError("%env: no variable " + first + meant);
            }
            return value;
        }
        String name = equals < 0 ? first : first.substring(0, equals);
        String value = equals < 0
                ? String.join(" ", call.args().subList(1, call.args().size()))
                : String.join(" ", call.args()).substring(equals + 1);
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw Usage.wrong("%env NAME=VALUE", "no name before the equals sign");
        }
        workplace.set(name, value);
        host.out().println(name + "=" + hidden(name, value) + " (for commands; System.getenv does not change)");
        return null;
    }

    /** Notebooks are passed around with their outputs, so secrets are not listed. */
    private static String hidden(String name, String value) {
        return name.matches("(?i).*(secret|token|passw|key|credential).*") ? "<hidden>" : value;
    }
}
