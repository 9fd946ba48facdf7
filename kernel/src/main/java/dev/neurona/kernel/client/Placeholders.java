package dev.neurona.kernel.client;

import dev.neurona.kernel.install.KernelSpec;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Jupyter fills into a kernelspec's command and environment, besides the connection file. */
final class Placeholders {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\$)|\\{(\\w+)}|(\\w+))");

    private Placeholders() {}

    static List<String> argv(KernelSpec spec) {
        @Nullable Path prefix = prefix(spec.folder());
        List<String> argv = new ArrayList<>();
        for (String argument : spec.argv()) {
            String filled = argument.replace("{resource_dir}", spec.folder().toString());
            argv.add(prefix == null ? filled : filled.replace("{prefix}", prefix.toString()));
        }
        if (prefix != null && List.of("python", "python3").contains(argv.get(0))) {
            // A Python environment's kernel runs on that environment's Python, whatever the path leads to.
            Path python = File.separatorChar == '\\'
                    ? prefix.resolve("python.exe")
                    : prefix.resolve("bin").resolve(argv.get(0));
            if (Files.isExecutable(python)) {
                argv.set(0, python.toString());
            }
        }
        return argv;
    }

    /** {@return the prefix of {@code prefix/share/jupyter/kernels/name}, or null} */
    private static @Nullable Path prefix(Path folder) {
        Path kernels = folder.toAbsolutePath().getParent();
        Path jupyter = kernels == null ? null : kernels.getParent();
        Path share = jupyter == null ? null : jupyter.getParent();
        return share != null && share.endsWith("share") ? share.getParent() : null;
    }

    static Map<String, String> environment(KernelSpec spec) {
        Map<String, String> environment = new LinkedHashMap<>();
        spec.environment().forEach((name, value) -> environment.put(name, filled(value, System.getenv())));
        return environment;
    }

    /** As Python's templates: a variable that is not set stays as it is written. */
    static String filled(String value, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(value);
        return matcher.replaceAll(match -> {
            String name = match.group(2) != null ? match.group(2) : match.group(3);
            String with = match.group(1) != null ? "$" : variables.getOrDefault(name, match.group());
            return Matcher.quoteReplacement(with);
        });
    }
}
