package dev.neurona.kernel.eval.assist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The names of all top-level classes within reach, by package: of the JDK's exported packages and of the class path.
 * Names only, so public or not; asking the compiler about each would take seconds.
 */
final class TypeIndex {
    /** What one jar or folder has; a jar that changed is read again. */
    private record Entry(Object stamp, Map<String, NavigableSet<String>> packages) {}

    private static final int ENTRIES_KEPT = 500;

    private final AtomicReference<@Nullable CompletableFuture<Map<String, NavigableSet<String>>>> jdk =
            new AtomicReference<>();
    private final Map<Path, Entry> entries = new LinkedHashMap<>();

    /** Begins to read the JDK's names on a thread of its own, while the caller does what it can do without. */
    CompletableFuture<Map<String, NavigableSet<String>>> begin() {
        CompletableFuture<Map<String, NavigableSet<String>>> begun = jdk.get();
        if (begun != null) {
            return begun;
        }
        CompletableFuture<Map<String, NavigableSet<String>>> mine = new CompletableFuture<>();
        if (!jdk.compareAndSet(null, mine)) {
            return begin();
        }
        // Not the common pool: a cell may keep that busy for hours.
        Thread reader = new Thread(() -> mine.completeAsync(TypeIndex::readJdk, Runnable::run), "jdk-names");
        reader.setDaemon(true);
        reader.start();
        return mine;
    }

    /** {@return the names within reach of a class path, as the jars are now} */
    TypeNames over(List<Path> classPath) {
        return new TypeNames(() -> sources(classPath));
    }

    private List<Map<String, NavigableSet<String>>> sources(List<Path> classPath) {
        List<Map<String, NavigableSet<String>>> sources = new ArrayList<>();
        sources.add(begin().join());
        synchronized (entries) {
            for (Path path : classPath) {
                sources.add(entry(path));
            }
        }
        return sources;
    }

    private Map<String, NavigableSet<String>> entry(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            Object stamp = List.of(now.lastModifiedTime(), now.size());
            Entry known = entries.get(path);
            if (known == null || now.isDirectory() || !known.stamp().equals(stamp)) {
                known = new Entry(stamp, now.isDirectory() ? readFolder(path) : readJar(path));
                entries.put(path, known);
                if (entries.size() > ENTRIES_KEPT) {
                    entries.remove(entries.keySet().iterator().next());
                }
            }
            return known.packages();
        } catch (IOException e) {
            // A class path may name what is not there, or no jar: it has no names then, as for the compiler.
            return Map.of();
        }
    }

    private static Map<String, NavigableSet<String>> readJar(Path jar) throws IOException {
        Map<String, NavigableSet<String>> packages = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream().forEach(entry -> add(packages, entry.getName()));
        }
        return packages;
    }

    private static Map<String, NavigableSet<String>> readFolder(Path folder) throws IOException {
        Map<String, NavigableSet<String>> packages = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                add(packages, folder.relativize(file).toString().replace('\\', '/'));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return packages;
    }

    private static void add(Map<String, NavigableSet<String>> packages, String file) {
        if (file.endsWith(".class") && file.indexOf('$') < 0 && !file.startsWith("META-INF")) {
            int slash = file.lastIndexOf('/');
            String name = file.substring(slash + 1, file.length() - ".class".length());
            if (!name.endsWith("-info")) {
                String in = slash < 0 ? "" : file.substring(0, slash).replace('/', '.');
                packages.computeIfAbsent(in, key -> new TreeSet<>()).add(name);
            }
        }
    }

    private static Map<String, NavigableSet<String>> readJdk() {
        Map<String, NavigableSet<String>> packages = new TreeMap<>();
        FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
        for (Module module : ModuleLayer.boot().modules()) {
            for (ModuleDescriptor.Exports exported : module.getDescriptor().exports()) {
                if (!exported.isQualified()) {
                    String folder = exported.source().replace('.', '/');
                    readPackage(packages, image.getPath("/modules", module.getName(), folder), folder);
                }
            }
        }
        return packages;
    }

    private static void readPackage(Map<String, NavigableSet<String>> packages, Path path, String folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                add(packages, folder + "/" + file.getFileName());
            }
        } catch (NoSuchFileException e) {
            // A module on the module path is not part of the image; its classes are no cell's concern.
            packages.remove(folder.replace('/', '.'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
