package dev.neurona.kernel.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the renderer of a value: of those whose type fits, the most special; a class before an interface; then the one
 * registered last. What has none is shown as text ({@link Texts}).
 *
 * <p>Showing a value never fails because of the value: a renderer that throws is replaced by the text, with a note.
 */
public final class Renderers {
    private static final Renderers SHARED = new Renderers();

    private final List<Renderer<?>> registered = new CopyOnWriteArrayList<>();
    private volatile List<Renderer<?>> found = List.of();

    /** Made for tests; the kernel has {@link #shared()}. */
    public Renderers() {}

    /** {@return the renderers of this kernel} */
    public static Renderers shared() {
        return SHARED;
    }

    /** Adds a renderer; it comes before one that was there for the same type. */
    public void register(Renderer<?> renderer) {
        registered.add(0, renderer);
    }

    /** Adds a renderer written as a function: {@code Renderers.shared().register(Point.class, p -> Bundle.of("..."))}. */
    public <T> void register(Class<T> type, Function<? super T, Bundle> function) {
        register(new Renderer<T>() {
            @Override
            public Class<T> type() {
                return type;
            }

            @Override
            public Bundle render(T value) {
                return function.apply(value);
            }

            @Override
            public String toString() {
                return "the renderer of " + type.getTypeName();
            }
        });
    }

    /**
     * Looks for the renderers that jars bring; those registered by hand stay.
     *
     * @param loader the notebook's
     * @return what is wrong with those that could not be made, a line each
     */
    public List<String> reload(ClassLoader loader) {
        List<Renderer<?>> now = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        var providers = ServiceLoader.load(Renderer.class, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                Renderer<?> renderer = providers.next();
                if (renderer.type() != null) {
                    now.add(renderer);
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                problems.add("a renderer cannot be used: " + Failures.describe(e));
            }
        }
        found = List.copyOf(now);
        return problems;
    }

    /** {@return whether a library on the class path brings a renderer of just this type} */
    public boolean isFound(Class<?> type) {
        return found.stream().anyMatch(renderer -> renderer.type() == type);
    }

    /** {@return the value in the types it prefers} */
    public Bundle render(@Nullable Object value) {
        if (value == null || value instanceof CharSequence) {
            return Bundle.of(Texts.of(value));
        }
        if (value instanceof Bundle bundle) {
            return bundle;
        }
        Optional<Renderer<?>> renderer = mostSpecial(value.getClass());
        try {
            if (renderer.isPresent() && renderer.get().type() != Object.class) {
                return apply(renderer.get(), value);
            }
            if (value instanceof Displayable displayable) {
                return nonNull(displayable.bundle());
            }
            Optional<Bundle> picture = Images.render(value);
            if (picture.isPresent()) {
                return picture.get();
            }
            if (renderer.isPresent()) {
                return apply(renderer.get(), value);
            }
        } catch (Throwable failure) {
            Failures.rethrowIfOfTheCell(failure);
            String what = renderer.<Object>map(r -> r)
                    .orElse(value.getClass().getTypeName())
                    .toString();
            return Bundle.of(
                    Texts.of(value) + "\n(shown as text: " + what + " failed: " + Failures.describe(failure) + ")");
        }
        return Bundle.of(Texts.of(value));
    }

    /**
     * {@return the value in the types asked for, and {@code text/plain}}
     *
     * @param as MIME types, also {@code "image/*"} or {@code "*"}
     */
    public Bundle render(@Nullable Object value, String... as) {
        return Requested.of(as).apply(value, this);
    }

    private Optional<Renderer<?>> mostSpecial(Class<?> type) {
        Renderer<?> best = null;
        for (List<Renderer<?>> source : List.of(registered, found)) {
            for (Renderer<?> candidate : source) {
                if (candidate.type().isAssignableFrom(type)
                        && (best == null || moreSpecial(candidate.type(), best.type()))) {
                    best = candidate;
                }
            }
        }
        boolean displayableIsNearer = best != null
                && best.type().isInterface()
                && Displayable.class.isAssignableFrom(type)
                && !Displayable.class.isAssignableFrom(best.type());
        return displayableIsNearer ? Optional.empty() : Optional.ofNullable(best);
    }

    private static boolean moreSpecial(Class<?> one, Class<?> other) {
        if (one == other) {
            return false;
        }
        if (other.isAssignableFrom(one)) {
            return true;
        }
        return !one.isAssignableFrom(other) && !one.isInterface() && other.isInterface();
    }

    @SuppressWarnings("unchecked") // the type was compared with the value's
    private static Bundle apply(Renderer<?> renderer, Object value) {
        return nonNull(((Renderer<Object>) renderer).render(value));
    }

    private static Bundle nonNull(@Nullable Bundle bundle) {
        if (bundle == null) {
            throw new IllegalStateException("it returned null instead of a bundle");
        }
        return bundle;
    }
}
