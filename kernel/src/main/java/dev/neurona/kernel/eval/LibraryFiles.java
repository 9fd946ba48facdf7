package dev.neurona.kernel.eval;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The compiler's file manager with a {@link LibraryIndex} for a class path: jars in the index are read from there, what
 * else is on the class path by the compiler's own means. For JShell and for compilers of our own.
 */
final class LibraryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> implements StandardJavaFileManager {
    private final LibraryIndex index;

    LibraryFiles(StandardJavaFileManager files, LibraryIndex index, Collection<Path> classPath) {
        super(files);
        this.index = index;
        try {
            setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new IllegalArgumentException("no class path: " + classPath, e);
        }
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Iterable<JavaFileObject> others = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
            return others;
        }
        List<? extends JavaFileObject> indexed = index.list(packageName, recurse);
        if (indexed.isEmpty()) {
            return others;
        }
        List<JavaFileObject> all = new ArrayList<>(indexed);
        others.forEach(all::add);
        return all;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof LibraryClass library ? library.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return (a instanceof LibraryClass || b instanceof LibraryClass) ? a == b : super.isSameFile(a, b);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return file instanceof LibraryClass ? location == StandardLocation.CLASS_PATH : super.contains(location, file);
    }

    /** JShell sets the whole class path in this way whenever something is added to it. */
    @Override
    public boolean handleOption(String current, Iterator<String> remaining) {
        boolean classPath = List.of("-classpath", "-cp", "--class-path").contains(current);
        if (!classPath || !remaining.hasNext()) {
            return super.handleOption(current, remaining);
        }
        String others = Stream.of(remaining.next().split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty() && !index.has(Path.of(entry)))
                .collect(java.util.stream.Collectors.joining(File.pathSeparator));
        return super.handleOption(current, List.of(others).iterator());
    }

    @Override
    public void setLocation(Location location, @Nullable Iterable<? extends File> files) throws IOException {
        if (location == StandardLocation.CLASS_PATH && files != null) {
            List<Path> paths = new ArrayList<>();
            files.forEach(file -> paths.add(file.toPath()));
            setLocationFromPaths(location, paths);
        } else {
            fileManager.setLocation(location, files);
        }
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        Collection<? extends Path> others = location == StandardLocation.CLASS_PATH
                ? paths.stream().filter(entry -> !index.has(entry)).toList()
                : paths;
        fileManager.setLocationFromPaths(location, others);
    }

    @Override
    public @Nullable Iterable<? extends Path> getLocationAsPaths(Location location) {
        Iterable<? extends Path> others = fileManager.getLocationAsPaths(location);
        if (location != StandardLocation.CLASS_PATH || others == null) {
            return others;
        }
        List<Path> all = new ArrayList<>(index.jars());
        others.forEach(all::add);
        return all;
    }

    @Override
    public @Nullable Iterable<? extends File> getLocation(Location location) {
        Iterable<? extends File> others = fileManager.getLocation(location);
        if (location != StandardLocation.CLASS_PATH || others == null) {
            return others;
        }
        List<File> all = new ArrayList<>();
        index.jars().forEach(jar -> all.add(jar.toFile()));
        others.forEach(all::add);
        return all;
    }

    @Override
    public void setLocationForModule(Location location, String moduleName, Collection<? extends Path> paths)
            throws IOException {
        fileManager.setLocationForModule(location, moduleName, paths);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromPaths(Collection<? extends Path> paths) {
        return fileManager.getJavaFileObjectsFromPaths(paths);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(Path... paths) {
        return fileManager.getJavaFileObjects(paths);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setPathFactory(PathFactory factory) {
        fileManager.setPathFactory(factory);
    }

    @Override
    public Path asPath(FileObject file) {
        return fileManager.asPath(file);
    }
}
