package dev.neurona.kernel.eval;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** Knows which line of a cell a line of JShell's own class text is. */
final class SnippetLines {
    private SnippetLines() {}

    /** Finds the lines of classes just loaded, so that stack traces speak of the cell's lines. */
    static void locate(JShell js, List<SnippetEvent> events, List<String> fresh, CellLoader loader) {
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            if (fresh.isEmpty() || !event.status().isDefined()) {
                continue;
            }
            SourceCodeAnalysis.SnippetWrapper wrapper = js.sourceCodeAnalysis().wrapper(snippet);
            String name = wrapper.fullClassName();
            for (String loaded : fresh) {
                if (loaded.equals(name) || loaded.startsWith(name + "$")) {
                    Origin origin = loader.origin(loaded);
                    if (origin != null) {
                        loader.setOrigin(loaded, origin.withLineShift(shift(snippet, wrapper, origin)));
                    }
                }
            }
        }
    }

    private static int shift(Snippet snippet, SourceCodeAnalysis.SnippetWrapper wrapper, Origin origin) {
        boolean initialised = snippet.subKind() == Snippet.SubKind.VAR_DECLARATION_WITH_INITIALIZER_SUBKIND;
        String source = snippet.source();
        int in = initialised ? source.indexOf('=') + 1 : 0;
        while (initialised && in < source.length() && Character.isWhitespace(source.charAt(in))) {
            in++;
        }
        // Of a var JShell does not map the initialiser, but copies it.
        int line = source.indexOf('\n', in);
        int aux = initialised ? wrapper.wrapped().indexOf("do_it$Aux") : -1;
        int copied =
                aux < 0 ? -1 : wrapper.wrapped().indexOf(source.substring(in, line < 0 ? source.length() : line), aux);
        int wrapped = copied >= 0 ? copied : Math.max(0, wrapper.sourceToWrappedPosition(in));
        int there = lines(wrapper.wrapped(), wrapped);
        return lines(origin.code(), origin.start() + in) - there;
    }

    private static int lines(String text, int end) {
        return (int) text.substring(0, Math.min(end, text.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
    }
}
