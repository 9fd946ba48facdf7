package dev.neurona.kernel.magic;

import dev.neurona.kernel.magic.Magic.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a cell to a file. */
final class FileMagics {
    private static final String FORM = "%%writefile [-a] FILE";

    private FileMagics() {}

    static List<Magic> all(Workplace workplace) {
        return List.of(BuiltIn.cell(
                        "writefile",
                        "[-a] FILE - writes the cell to a file, with -a at its end",
                        (call, host) -> write(call, host, workplace))
                .or("file"));
    }

    private static @Nullable Object write(Call call, MagicHost host, Workplace workplace)
            throws MagicError, IOException {
        List<String> arguments = new ArrayList<>(call.args());
        boolean append = arguments.removeAll(List.of("-a", "--append"));
        if (arguments.size() != 1) {
            throw Usage.wrong(FORM, arguments.isEmpty() ? "no file named" : "one file, but got " + arguments);
        }
        Path file = workplace.resolve(arguments.get(0));
        if (Files.isDirectory(file)) {
            throw new MagicError("%%writefile: " + file + " is a folder: name a file in it");
        }
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new MagicError("%%writefile: no folder " + folder + ": make it with !mkdir -p " + folder);
        }
        boolean there = Files.exists(file);
        // Front ends cut the last line end off a cell; a file without one joins the next text to its last line.
        String body = Objects.requireNonNullElse(call.body(), "");
        String text = body.isEmpty() || body.endsWith("\n") ? body : body + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (append) {
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            Files.write(file, bytes);
        }
        String what = append && there ? "appended to " : there ? "overwrote " : "wrote ";
        host.out().println(what + file + " (" + bytes.length + " bytes)");
        return null;
    }
}
