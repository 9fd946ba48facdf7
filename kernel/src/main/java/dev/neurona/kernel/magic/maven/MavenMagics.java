package dev.neurona.kernel.magic.maven;

import dev.neurona.kernel.display.Bundle;
import dev.neurona.kernel.magic.Magic;
import dev.neurona.kernel.magic.MagicError;
import dev.neurona.kernel.magic.MagicHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code %maven}, {@code %mavenRepo} and {@code %loadFromPOM}. Nothing of Maven's is loaded before one of them needs it. */
public final class MavenMagics {
    private static final String ADD = "%maven [-o] [--from ID|URL] " + Coordinates.FORM + "...";
    private static final Set<String> SCOPES = Set.of("compile", "runtime", "provided", "system", "test", "import");
    private static final List<String> USUAL_SCOPES = List.of("compile", "runtime", "system", "import");

    private final Function<String, Path> files;
    private final List<NamedRepository> named = new ArrayList<>();
    private final OnClassPath known = new OnClassPath();
    private @Nullable MavenPlaces places;
    private @Nullable Resolver resolver;

    MavenMagics(Function<String, Path> files, @Nullable MavenPlaces places) {
        this.files = files;
        this.places = places;
    }

    /**
     * {@return the magics}
     *
     * @param files finds a file by what a notebook calls it
     */
    public static List<Magic> all(Function<String, Path> files) {
        return new MavenMagics(files, null).magics();
    }

    List<Magic> magics() {
        return List.of(
                new MavenMagic(
                        "maven",
                        List.of("addMavenDependencies", "addMavenDependency"),
                        Magic.Kind.LINE,
                        "[-o] [--from ID|URL] GROUP:ARTIFACT:VERSION... - adds artifacts and what they need to the class "
                                + "path, with -o without the network",
                        this::maven),
                new MavenMagic(
                        "mavenRepo",
                        List.of("addMavenRepo"),
                        Magic.Kind.LINE,
                        "ID URL - adds a repository that %maven asks",
                        this::mavenRepo),
                new MavenMagic(
                        "loadFromPOM",
                        List.of(),
                        Magic.Kind.BOTH,
                        "[FILE] [SCOPE...] - adds the dependencies of a POM, or of parts of one in the cell",
                        this::loadFromPom));
    }

    private record MavenMagic(String name, List<String> aliases, Kind kind, String help, Work work) implements Magic {
        @Override
        public @Nullable Object run(Call call, MagicHost host) throws Exception {
            return work.run(call, host);
        }
    }

    @FunctionalInterface
    private interface Work {
        @Nullable Object run(Magic.Call call, MagicHost host) throws Exception;
    }

    private @Nullable Object maven(Magic.Call call, MagicHost host) throws Exception {
        Switches switches = Switches.of(call.args(), "%maven");
        if (switches.rest().isEmpty()) {
            throw new MagicError("%maven: no artifact named. Write " + ADD);
        }
        List<Coordinates> roots = new ArrayList<>();
        for (String text : switches.rest()) {
            roots.add(Coordinates.parse(text));
        }
        List<Path> classPath = host.classPath();
        List<String> there = new ArrayList<>();
        List<Coordinates> wanted = new ArrayList<>();
        for (Coordinates root : roots) {
            Optional<OnClassPath.Present> present = known.find(root, classPath);
            if (present.isPresent() && present.get().version().equals(root.version())) {
                there.add(root.artifact() + " " + root.version());
            } else {
                wanted.add(root);
            }
        }
        if (wanted.isEmpty()) {
            host.output().display(Bundle.of("already on the class path: " + String.join(", ", there)), null, false);
            return null;
        }
        Resolver.Where where = new Resolver.Where(named, switches.from(), switches.offline());
        add(progress -> resolver().resolve(wanted, where, progress), roots, host);
        return null;
    }

    private @Nullable Object mavenRepo(Magic.Call call, MagicHost host) throws MagicError {
        if (call.args().size() != 2) {
            throw new MagicError("%mavenRepo: it needs a name and an address. Write %mavenRepo ID URL");
        }
        String url = call.args().get(1);
        if (!url.matches("(?i)[a-z][a-z0-9+.-]+:.+")) {
            throw new MagicError("%mavenRepo: " + url + " is no address: it begins with https:// or file:");
        }
        NamedRepository repository = new NamedRepository(call.args().get(0), url);
        named.removeIf(other -> other.id().equals(repository.id()));
        named.add(repository);
        return null;
    }

    private @Nullable Object loadFromPom(Magic.Call call, MagicHost host) throws Exception {
        Switches switches = Switches.of(call.args(), "%loadFromPOM");
        List<String> rest = new ArrayList<>(switches.rest());
        Path temporary = null;
        try {
            Path pom;
            String body = call.body();
            if (body != null) {
                temporary = Files.writeString(Files.createTempFile("cell", ".pom"), PomText.whole(body));
                pom = temporary;
            } else if (rest.isEmpty()) {
                throw new MagicError("%loadFromPOM: no file named. Write %loadFromPOM FILE, or %%loadFromPOM with "
                        + "<dependency>...</dependency> below");
            } else {
                pom = files.apply(rest.remove(0));
                pom = Files.isDirectory(pom) ? pom.resolve("pom.xml") : pom;
                if (!Files.isRegularFile(pom)) {
                    throw new MagicError("%loadFromPOM: no file " + pom);
                }
            }
            for (String scope : rest) {
                if (!SCOPES.contains(scope)) {
                    throw new MagicError("%loadFromPOM: no scope " + scope + ": there are compile, runtime, provided, "
                            + "system and test");
                }
            }
            List<String> scopes = rest.isEmpty() ? USUAL_SCOPES : rest;
            Path file = pom;
            Resolver.Where where = new Resolver.Where(named, switches.from(), switches.offline());
            add(progress -> resolver().resolvePom(file, scopes, where, progress), List.of(), host);
            return null;
        } finally {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private synchronized Resolver resolver() {
        MavenPlaces where = places == null ? MavenPlaces.ofThisMachine() : places;
        places = where;
        Resolver made = resolver == null ? new Resolver(where) : resolver;
        resolver = made;
        return made;
    }

    @FunctionalInterface
    private interface Search {
        Resolver.Result run(Progress progress) throws MagicError;
    }

    private void add(Search search, List<Coordinates> asked, MagicHost host) throws Exception {
        Progress progress = new Progress(host.output());
        Resolver.Result result;
        try {
            result = interruptibly(search, progress);
        } catch (MagicError e) {
            progress.fail();
            throw e;
        }
        result.problems().forEach(host.err()::println);
        List<Path> classPath = host.classPath();
        Set<Path> jars = new LinkedHashSet<>();
        List<String> clashes = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (Resolver.Found found : result.files()) {
            Coordinates coordinates = found.coordinates();
            Optional<OnClassPath.Present> present = known.find(coordinates, classPath);
            if (present.isPresent()) {
                if (!present.get().version().equals(coordinates.version())) {
                    boolean byName = asked.stream().anyMatch(root -> same(root, coordinates));
                    clashes.add(coordinates.artifact() + " " + present.get().version() + " stays ("
                            + coordinates.version() + (byName ? " was asked for)" : " is needed)"));
                }
            } else if (found.file().toString().endsWith(".jar")) {
                jars.add(found.file());
                known.remember(found.file(), coordinates);
            } else {
                other.add(found.file().toString());
            }
        }
        host.addToClassPath(jars);
        progress.end(summary(jars, other, clashes.isEmpty()) + progress.downloaded());
        if (!clashes.isEmpty()) {
            host.err()
                    .println("on the class path in another version: " + String.join(", ", clashes)
                            + ": to change that, restart the kernel and add it first");
        }
    }

    private static boolean same(Coordinates one, Coordinates other) {
        return one.group().equals(other.group()) && one.artifact().equals(other.artifact());
    }

    private static String summary(Set<Path> jars, List<String> other, boolean allThere) {
        List<String> names =
                jars.stream().map(jar -> String.valueOf(jar.getFileName())).toList();
        String added = names.isEmpty()
                ? allThere ? "nothing to add: all is on the class path" : "nothing added"
                : "added " + names.size() + (names.size() == 1 ? " jar: " : " jars: ") + String.join(", ", names);
        return other.isEmpty() ? added : added + "; no jar, so not on the class path: " + String.join(", ", other);
    }

    /**
     * Downloads on a thread of its own: a read from the network cannot be interrupted, but waiting for it can. Then the
     * download is cancelled at its next piece, and what is half there is thrown away by the resolver.
     */
    private static Resolver.Result interruptibly(Search search, Progress progress) throws Exception {
        FutureTask<Resolver.Result> task = new FutureTask<>(() -> search.run(progress));
        Thread thread = new Thread(task, "maven");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            progress.cancel();
            thread.interrupt();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw e;
        }
    }
}
