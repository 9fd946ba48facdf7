package dev.neurona.kernel.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.JavaFileObject;

/**
 * The classes of the jars a kernel starts with, by package. The compiler's own file manager lays out every jar as a file
 * system, a fifth of a second for the lessons' sixty jars and again for each manager; this reads their tables of
 * contents once, and all compilers of the process share it. A jar that was read from stays open as long as the process.
 */
final class LibraryIndex {
    private final List<Path> jars = new ArrayList<>();
    private final Map<String, List<JarContents>> packages = new LinkedHashMap<>();
    private final Map<String, List<LibraryClass>> classes = new ConcurrentHashMap<>();

    private LibraryIndex() {}

    /** {@return the index of those entries of a class path that are jars and can be read; others are left to the compiler} */
    static LibraryIndex of(Collection<Path> classPath) {
        LibraryIndex index = new LibraryIndex();
        for (Path entry : classPath) {
            if (Files.isRegularFile(entry)) {
                index.add(entry);
            }
        }
        return index;
    }

    /** {@return the index of a class path, read on a thread of its own} */
    static CompletableFuture<LibraryIndex> reading(Collection<Path> classPath) {
        CompletableFuture<LibraryIndex> index = new CompletableFuture<>();
        Thread reader = new Thread(() -> index.completeAsync(() -> of(classPath), Runnable::run), "library-index");
        reader.setDaemon(true);
        reader.start();
        return index;
    }

    private void add(Path path) {
        try {
            JarContents jar = new JarContents(path);
            jars.add(path);
            for (String folder : jar.packages()) {
                packages.computeIfAbsent(folder, any -> new ArrayList<>(1)).add(jar);
            }
        } catch (IOException notReadHere) {
            // The compiler reads it by its own means, or says what it thinks of it.
        }
    }

    /** {@return whether an entry of a class path is in this index} */
    boolean has(Path entry) {
        return jars.contains(entry);
    }

    /** {@return the jars, in the order of the class path} */
    List<Path> jars() {
        return List.copyOf(jars);
    }

    /** {@return the classes of a package, in the order of the class path} */
    List<? extends JavaFileObject> list(String packageName, boolean recurse) {
        String folder = packageName.replace('.', '/');
        if (!recurse) {
            return classes.computeIfAbsent(folder, this::read);
        }
        String below = folder.isEmpty() ? "" : folder + "/";
        List<LibraryClass> all = new ArrayList<>();
        for (String name : packages.keySet()) {
            if (name.equals(folder) || name.startsWith(below)) {
                all.addAll(classes.computeIfAbsent(name, this::read));
            }
        }
        return all;
    }

    private List<LibraryClass> read(String folder) {
        List<LibraryClass> found = new ArrayList<>();
        for (JarContents jar : packages.getOrDefault(folder, List.of())) {
            found.addAll(jar.classes(folder));
        }
        return List.copyOf(found);
    }
}
