package dev.neurona.kernel.eval;

import dev.neurona.kernel.magic.Magic;
import dev.neurona.kernel.magic.MagicHost;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What magics may do to the session, for whichever cell calls them. */
record Host(JavaInterpreter interpreter) implements MagicHost {
    private static CellScope scope() {
        CellScope scope = CellScope.current();
        if (scope == null) {
            throw new IllegalStateException("no cell is running");
        }
        return scope;
    }

    @Override
    public @Nullable Object eval(String java) throws Exception {
        return interpreter.evaluateFor(java, scope());
    }

    @Override
    public void addToClassPath(Collection<Path> entries) {
        interpreter.addToClassPath(entries);
    }

    @Override
    public List<Path> classPath() {
        return interpreter.session().classPath();
    }

    @Override
    public void reset() {
        interpreter.reset();
    }

    @Override
    public List<Variable> variables() {
        return interpreter.session().variables().stream()
                .map(variable -> new Variable(variable.name(), variable.type(), variable.value()))
                .toList();
    }

    @Override
    public List<String> declarations() {
        return interpreter.session().declarations();
    }

    @Override
    public CellOutput output() {
        return scope().output();
    }

    @Override
    public PrintStream out() {
        return System.out;
    }

    @Override
    public PrintStream err() {
        return System.err;
    }

    @Override
    public List<Magic> magics() {
        return interpreter.magics().all();
    }
}
