package dev.neurona.kernel.eval.assist;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.eval.Interpreter.Completeness;
import dev.neurona.kernel.eval.Interpreter.Completion;
import org.jspecify.annotations.Nullable;

/** Completion, inspection and the check for whole cells over one session, with one compiler between them. */
public final class Assist {
    private final Completer completer;
    private final Inspector inspector;
    private final CompletenessCheck check;

    public Assist(SessionView session) {
        Analyzer analyzer = new Analyzer();
        TypeIndex index = new TypeIndex();
        completer = new Completer(session, analyzer, index);
        inspector = new Inspector(session, analyzer, index, new Sources(analyzer));
        check = new CompletenessCheck(analyzer);
    }

    /** As {@link Completer#complete}. */
    public Completion complete(String code, int cursor) {
        return completer.complete(code, cursor);
    }

    /** As {@link Inspector#inspect}. */
    public @Nullable Bundle inspect(String code, int cursor, int detail) {
        return inspector.inspect(code, cursor, detail);
    }

    /** As {@link CompletenessCheck#check}. */
    public Completeness isComplete(String code) {
        return check.check(code);
    }
}
