package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link RenderFunction} is asked for, and where it puts it. */
public final class RenderContext {
    private final Renderer renderer;
    private final Set<MIMEType> wanted;
    private final DisplayData output = new DisplayData();

    RenderContext(Renderer renderer, Set<MIMEType> wanted) {
        this.renderer = renderer;
        this.wanted = wanted;
    }

    /** {@return the renderer that called} */
    public Renderer getRenderer() {
        return renderer;
    }

    /** {@return where the value goes} */
    public DisplayData getOutputContainer() {
        return output;
    }

    /** {@return whether a type is wanted; a registration without types is asked for all it has} */
    public boolean wantsDataRenderedAs(MIMEType type) {
        return wanted.isEmpty() || wanted.contains(type) || wanted.contains(MIMEType.ANY);
    }

    /** {@return the type, or null if it is not wanted} */
    public @Nullable MIMEType resolveRequestedType(MIMEType type) {
        return wantsDataRenderedAs(type) ? type : null;
    }

    /** Makes the value in a type if it is wanted, and returns whether it was. */
    public boolean renderIfRequested(MIMEType type, Supplier<?> value) {
        return renderIfRequested(type, (t, data) -> data.putData(t, value.get()));
    }

    /** Makes the value in a type if it is wanted, and returns whether it was. */
    public boolean renderIfRequested(MIMEType type, Function<MIMEType, ?> value) {
        return renderIfRequested(type, (t, data) -> data.putData(t, value.apply(t)));
    }

    /** Puts the value in a type into the container if it is wanted, and returns whether it was. */
    public boolean renderIfRequested(MIMEType type, BiConsumer<MIMEType, DisplayData> put) {
        if (!wantsDataRenderedAs(type)) {
            return false;
        }
        put.accept(type, output);
        return true;
    }
}
