package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.eval.Interpreter.Completion;
import dev.neurona.kernel.eval.assist.Matches.Rank;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Files and folders for the argument at the cursor; a folder is offered with its slash. */
final class PathNames {
    private PathNames() {}

    /**
     * @param from where the arguments begin
     * @param cursor in or behind the last of them
     */
    static Completion complete(String code, int from, int cursor) {
        int start = from;
        char quote = 0;
        for (int i = from; i < cursor; i++) {
            char c = code.charAt(i);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                start = i + 1;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                start = i + 1;
            }
        }
        String typed = code.substring(start, cursor);
        int end = cursor;
        while (end < code.length() && !Character.isWhitespace(code.charAt(end)) && code.charAt(end) != quote) {
            end++;
        }
        Matches matches = new Matches();
        list(typed, matches);
        return matches.isEmpty()
                ? new Completion(List.of(), cursor, cursor)
                : new Completion(matches.sorted(), start, end);
    }

    private static void list(String typed, Matches matches) {
        int slash = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\'));
        String folder = typed.substring(0, slash + 1);
        String name = typed.substring(slash + 1);
        String home = System.getProperty("user.home", "");
        try {
            Path where = Path.of(folder.startsWith("~/") ? home + folder.substring(1) : folder);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(where.toAbsolutePath())) {
                for (Path file : files) {
                    String found = String.valueOf(file.getFileName());
                    boolean shown = !found.startsWith(".") || name.startsWith(".");
                    if (shown && found.startsWith(name)) {
                        String tail = Files.isDirectory(file) ? "/" : "";
                        matches.add(folder + found + tail, "path", "", Rank.MEMBER);
                    }
                }
            }
        } catch (IOException | InvalidPathException | DirectoryIteratorException e) {
            // What is typed so far need not be a folder yet: there is nothing to offer then.
            return;
        }
    }
}
