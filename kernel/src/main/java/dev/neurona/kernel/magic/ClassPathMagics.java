package dev.neurona.kernel.magic;

import dev.neurona.kernel.magic.Magic.Call;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Adds local jars and class folders. */
final class ClassPathMagics {
    private final Workplace workplace;

    private ClassPathMagics(Workplace workplace) {
        this.workplace = workplace;
    }

    static List<Magic> all(Workplace workplace) {
        ClassPathMagics magics = new ClassPathMagics(workplace);
        return List.of(
                BuiltIn.line("jars", "PATTERN... - adds jars, such as lib/*.jar; of a folder all in it", magics::jars),
                BuiltIn.line(
                        "classpath",
                        "[PATTERN...] - adds jars and class folders; without a pattern lists the class path",
                        magics::classpath));
    }

    private List<String> jars(Call call, MagicHost host) throws Exception {
        if (call.args().isEmpty()) {
            throw Usage.wrong("%jars PATTERN...", "no jars named");
        }
        Set<Path> jars = new LinkedHashSet<>();
        for (Path path : matching(call.args(), "%jars", host)) {
            if (Files.isDirectory(path)) {
                jars.addAll(filesIn(path));
            } else {
                jars.add(path);
            }
        }
        return add(jars, host);
    }

    private List<String> classpath(Call call, MagicHost host) throws Exception {
        if (call.args().isEmpty()) {
            return host.classPath().stream().map(Path::toString).toList();
        }
        List<String> patterns = new ArrayList<>();
        call.args().forEach(arg -> patterns.addAll(List.of(arg.split(File.pathSeparator))));
        return add(matching(patterns, "%classpath", host), host);
    }

    private Set<Path> matching(List<String> patterns, String magic, MagicHost host) throws IOException, MagicError {
        Set<Path> all = new LinkedHashSet<>();
        for (String pattern : patterns) {
            try {
                List<Path> found = Globs.find(workplace, pattern);
                // Notebooks of older kernels name folders that are not on every machine, and go on.
                if (found.isEmpty()) {
                    host.err().println(magic + ": nothing matches " + pattern + " in " + workplace.folder());
                }
                all.addAll(found);
            } catch (PatternSyntaxException e) {
                throw new MagicError(magic + ": " + pattern + " is no pattern: " + e.getDescription(), e);
            }
        }
        return all;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            entries.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    private static List<String> add(Set<Path> entries, MagicHost host) {
        List<Path> absolute = entries.stream().map(Path::toAbsolutePath).toList();
        host.addToClassPath(absolute);
        return absolute.stream().map(Path::toString).toList();
    }
}
