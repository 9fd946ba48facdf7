package io.github.spencerpark.jupyter.kernel.display;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.display.Display;
import dev.neurona.kernel.display.Renderers;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where notebooks written for IJava register how a type is shown:
 *
 * <pre>{@code
 * renderer.createRegistration(Point.class)
 *         .preferring(MIMEType.TEXT_HTML)
 *         .register((point, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + point + "</b>"));
 * }</pre>
 *
 * <p>A type that a library on the class path shows already keeps that: notebooks registered Tablesaw figures with scripts
 * that today's front ends do not run.
 */
public final class Renderer {
    /** {@return a registration to fill in} */
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<T>(this).onType(type);
    }

    /** {@return the value as it would be shown} */
    public DisplayData render(@Nullable Object value) {
        return DisplayData.of(Display.render(value));
    }

    /** {@return the value in the types asked for} */
    public DisplayData renderAs(@Nullable Object value, String... types) {
        return DisplayData.of(Display.render(value, types));
    }

    /**
     * A registration being filled in.
     *
     * @param <T> the type shown
     */
    public static final class RenderRegistration<T> {
        private final Renderer renderer;
        private final Set<Class<? extends T>> types = new LinkedHashSet<>();
        private final Set<MIMEType> mimes = new LinkedHashSet<>();

        private RenderRegistration(Renderer renderer) {
            this.renderer = renderer;
        }

        /** Adds MIME types that the function makes. */
        public RenderRegistration<T> supporting(MIMEType... more) {
            mimes.addAll(Set.of(more));
            return this;
        }

        /** Adds MIME types that the function makes. */
        public RenderRegistration<T> supporting(String... more) {
            for (String type : more) {
                mimes.add(MIMEType.parse(type));
            }
            return this;
        }

        /** Adds MIME types that the function makes; a front end chooses the one it shows best. */
        public RenderRegistration<T> preferring(MIMEType... more) {
            return supporting(more);
        }

        /** Adds MIME types that the function makes; a front end chooses the one it shows best. */
        public RenderRegistration<T> preferring(String... more) {
            return supporting(more);
        }

        /** Adds another type that the function shows. */
        public RenderRegistration<T> onType(Class<? extends T> type) {
            types.add(type);
            return this;
        }

        /** Registers the function for the types. */
        public void register(RenderFunction<? super T> function) {
            for (Class<? extends T> type : types) {
                if (!Renderers.shared().isFound(type)) {
                    Renderers.shared().register(type, value -> bundle(value, function));
                }
            }
        }

        private Bundle bundle(T value, RenderFunction<? super T> function) {
            RenderContext context = new RenderContext(renderer, mimes);
            function.render(value, context);
            Bundle made = context.getOutputContainer().bundle();
            if (!made.text().isEmpty()) {
                return made;
            }
            Map<String, Object> data = new LinkedHashMap<>(made.data());
            data.put(Bundle.TEXT, String.valueOf(value));
            return new Bundle(data, made.metadata());
        }
    }
}
