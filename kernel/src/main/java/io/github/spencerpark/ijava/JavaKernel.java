package io.github.spencerpark.ijava;

import dev.neurona.kernel.display.Display;
import dev.neurona.kernel.magic.Notebook;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What notebooks written for IJava ask of its kernel. Get it from {@link IJava#getKernelInstance}. */
public final class JavaKernel {
    private final Renderer renderer = new Renderer();
    private final Magics magics = new Magics();

    JavaKernel() {}

    /** {@return where a notebook registers how its types are shown} */
    public Renderer getRenderer() {
        return renderer;
    }

    /** {@return where a notebook registers magics} */
    public Magics getMagics() {
        return magics;
    }

    /** Adds a jar, a folder or a pattern of them to the class path. */
    public void addToClasspath(String path) {
        Notebook.lineMagic("classpath", List.of(path));
    }

    /** {@return the last value of what could stand in a cell} */
    public @Nullable Object evalRaw(String source) {
        return Notebook.eval(source);
    }

    /** {@return the last value of what could stand in a cell, as it would be shown} */
    public DisplayData eval(String source) {
        return DisplayData.of(Display.render(Notebook.eval(source)));
    }

    /** Shows what was rendered before. */
    public void display(DisplayData data) {
        Display.display(data);
    }
}
