package dev.neurona.kernel.magic;

import dev.neurona.kernel.magic.Magic.Call;
import dev.neurona.kernel.magic.maven.MavenMagics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The magics of a session: the kernel's own, those that jars bring ({@link ServiceLoader}), and those a cell registers.
 * Of two with one name the one registered by hand wins, then the kernel's.
 */
public final class Magics implements AutoCloseable {
    private final Workplace workplace = new Workplace();
    private final List<Magic> builtIn = new ArrayList<>();
    private final List<Magic> registered = new CopyOnWriteArrayList<>();
    private volatile List<Magic> found = List.of();

    public Magics() {
        builtIn.addAll(MavenMagics.all(workplace::resolve));
        builtIn.addAll(ClassPathMagics.all(workplace));
        builtIn.addAll(LoadMagic.all(workplace));
        builtIn.addAll(TimeMagics.all());
        builtIn.addAll(TextMagics.all());
        builtIn.addAll(FileMagics.all(workplace));
        builtIn.addAll(ShellMagics.all(workplace));
        builtIn.addAll(SessionMagics.all());
    }

    /** Adds a magic, also in place of one of the same name. */
    public void register(Magic magic) {
        registered.add(0, magic);
    }

    /**
     * Looks for the magics that jars bring.
     *
     * @param loader the notebook's
     * @return what is wrong with those that could not be made, a line each
     */
    public List<String> reload(ClassLoader loader) {
        List<Magic> now = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        var providers = ServiceLoader.load(Magic.class, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                now.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                problems.add("a magic cannot be used: " + e);
            }
        }
        found = List.copyOf(now);
        return problems;
    }

    /** {@return all magics, by name} */
    public List<Magic> all() {
        Map<String, Magic> byName = new LinkedHashMap<>();
        for (Collection<Magic> source : List.of(registered, builtIn, found)) {
            source.forEach(magic -> byName.putIfAbsent(magic.name(), magic));
        }
        return byName.values().stream()
                .sorted(Comparator.comparing(Magic::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** {@return the magic of a name or alias; capitals matter, as in older kernels} */
    public Optional<Magic> find(String name) {
        List<Magic> all = all();
        return all.stream()
                .filter(magic -> magic.name().equals(name))
                .findFirst()
                .or(() -> all.stream().filter(m -> m.aliases().contains(name)).findFirst());
    }

    /** {@return names and aliases without percent signs, for completion} */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Magic magic : all()) {
            names.add(magic.name());
            names.addAll(magic.aliases());
        }
        names.remove(MagicLine.COMMAND);
        return List.copyOf(names);
    }

    /**
     * Runs a magic on the calling thread, the cell's.
     *
     * @return its value, or null
     * @throws MagicError if there is none of that name, or it is used wrongly
     * @throws InterruptedException if the cell is interrupted; nothing the magic started goes on
     * @throws Exception what the magic's work throws
     */
    public @Nullable Object run(Call call, MagicHost host) throws Exception {
        Magic magic = find(call.name()).orElse(null);
        if (magic == null) {
            String sign = call.body() == null ? "%" : "%%";
            String meant = Similar.to(call.name(), names())
                    .map(name -> "did you mean " + sign + name + "?")
                    .orElse("%lsmagic lists those there are");
            throw new MagicError("no magic named " + sign + call.name() + ": " + meant);
        }
        Usage.checkPlace(magic, call);
        return magic.run(call, host);
    }

    /** Ends the commands that are still running. */
    @Override
    public void close() {
        workplace.close();
    }
}
