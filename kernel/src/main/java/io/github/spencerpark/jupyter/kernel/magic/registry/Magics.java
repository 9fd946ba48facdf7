package io.github.spencerpark.jupyter.kernel.magic.registry;

import dev.neurona.kernel.magic.Magic;
import dev.neurona.kernel.magic.Notebook;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where notebooks written for IJava register magics. */
public final class Magics {
    /** Registers a function as a line magic. */
    public void registerLineMagic(String name, LineMagicFunction<?> function) {
        Notebook.register(new Registered(name, List.of(), Magic.Kind.LINE, (args, body) -> function.execute(args)));
    }

    /** Registers a function as a cell magic. */
    public void registerCellMagic(String name, CellMagicFunction<?> function) {
        Notebook.register(new Registered(name, List.of(), Magic.Kind.CELL, function::execute));
    }

    /** Registers the static methods of a class that {@link LineMagic} and {@link CellMagic} mark. */
    public void registerMagics(Class<?> type) {
        register(type, null);
    }

    /** Registers the methods of an object that {@link LineMagic} and {@link CellMagic} mark. */
    public void registerMagics(Object magics) {
        register(magics.getClass(), magics);
    }

    @SuppressWarnings("NullAway") // it does not see that a lambda may give null where its type may
    private static void register(Class<?> type, @Nullable Object on) {
        for (Method method : type.getMethods()) {
            if (on == null && !Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            LineMagic line = method.getAnnotation(LineMagic.class);
            if (line != null) {
                String name = line.value().isEmpty() ? method.getName() : line.value();
                Notebook.register(new Registered(
                        name, List.of(line.aliases()), Magic.Kind.LINE, (args, body) -> call(method, on, args)));
            }
            CellMagic cell = method.getAnnotation(CellMagic.class);
            if (cell != null) {
                String name = cell.value().isEmpty() ? method.getName() : cell.value();
                Notebook.register(new Registered(
                        name, List.of(cell.aliases()), Magic.Kind.CELL, (args, body) -> call(method, on, args, body)));
            }
        }
    }

    private static @Nullable Object call(Method method, @Nullable Object on, Object... arguments) throws Exception {
        try {
            List<Object> taken = new ArrayList<>(List.of(arguments));
            return method.invoke(
                    on,
                    taken.subList(0, Math.min(taken.size(), method.getParameterCount()))
                            .toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }
}
