package dev.neurona.kernel.eval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** What a cell's declarations did beyond themselves, gathered while it runs and told at its end. */
final class SessionNotes {
    private final Set<DeclarationSnippet> waiting = new LinkedHashSet<>();
    private final Set<String> reset = new LinkedHashSet<>();
    private final Set<String> causes = new LinkedHashSet<>();

    boolean isEmpty() {
        return waiting.isEmpty() && reset.isEmpty();
    }

    void of(JShell js, List<SnippetEvent> events) {
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            Snippet cause = event.causeSnippet();
            if (cause != null && snippet instanceof VarSnippet variable && event.isSignatureChange()) {
                reset.add(variable.name());
                causes.add(cause instanceof DeclarationSnippet declaration ? declaration.name() : "");
            } else if (snippet instanceof DeclarationSnippet declaration && isWaiting(event.status())) {
                waiting.add(declaration);
            }
        }
    }

    private static boolean isWaiting(Snippet.Status status) {
        return status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
    }

    /** {@return the notes, a line each; they are told once} */
    List<String> take(JShell js) {
        List<String> lines = new ArrayList<>();
        if (!reset.isEmpty()) {
            lines.add("%s changed: %s of the old type, now null or 0. Run the cells that set %s again."
                    .formatted(
                            String.join(", ", causes),
                            (reset.size() == 1 ? "variable " : "variables ")
                                    + String.join(", ", reset)
                                    + (reset.size() == 1 ? " was" : " were"),
                            reset.size() == 1 ? "it" : "them"));
        }
        for (DeclarationSnippet declaration : waiting) {
            if (isWaiting(js.status(declaration))) {
                String missing = js.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
                lines.add(declaration.name() + " is declared, but cannot be used before this is: " + missing);
            }
        }
        waiting.clear();
        reset.clear();
        causes.clear();
        return lines;
    }
}
