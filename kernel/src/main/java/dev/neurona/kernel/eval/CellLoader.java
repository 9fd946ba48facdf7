package dev.neurona.kernel.eval;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of a session: those that cells compile to, woven with stop checks, and those of jars that cells add,
 * with their calls to end the process guarded.
 *
 * <p>It is a {@link URLClassLoader} because libraries that look through the class path (ClassGraph, and Tablesaw with it)
 * ask such a one what is on it, and see nothing of the jars added by cells otherwise.
 */
final class CellLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Consumer<String> warnings;
    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();
    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private volatile boolean warnedOfVersion;

    CellLoader(ClassLoader parent, Consumer<String> warnings) {
        super("cells", new URL[0], parent);
        this.warnings = warnings;
    }

    /** Adds a class that a cell compiled to; it is defined when it is first used. */
    void add(String name, byte[] bytes, Origin origin) {
        origins.put(name, origin);
        compiled.put(name, bytes);
    }

    /** {@return where a class of a cell comes from, or null for another class} */
    @Nullable Origin origin(String className) {
        return origins.get(className);
    }

    /** Corrects the origin of a class once it is known better. */
    void setOrigin(String className, Origin origin) {
        origins.put(className, origin);
    }

    /** Adds a jar or a folder to where classes and resources are found. */
    void addPath(Path entry) {
        try {
            addURL(entry.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no jar or folder: " + entry, e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] own = compiled.remove(name);
        if (own != null) {
            byte[] woven = weave(own);
            return defineClass(name, woven, 0, woven.length);
        }
        URL url = findResource(name.replace('.', '/') + ".class");
        if (url == null) {
            throw new ClassNotFoundException(name);
        }
        try {
            URLConnection connection = url.openConnection();
            byte[] bytes;
            try (InputStream in = connection.getInputStream()) {
                bytes = Weaver.jarClass(in.readAllBytes());
            }
            definePackageOf(name, connection);
            return defineClass(
                    name, bytes, 0, bytes.length, new CodeSource(source(url), (java.security.cert.Certificate[]) null));
        } catch (IOException e) {
            throw new ClassNotFoundException(name + " could not be read from " + url, e);
        }
    }

    private byte[] weave(byte[] bytes) {
        try {
            return Weaver.cellClass(bytes);
        } catch (IllegalArgumentException newerThanKnown) {
            if (!warnedOfVersion) {
                warnedOfVersion = true;
                warnings.accept(
                        "This Java is newer than the kernel knows: its loops cannot be interrupted. Update the kernel.");
            }
            return bytes;
        }
    }

    private void definePackageOf(String className, URLConnection connection) throws IOException {
        int dot = className.lastIndexOf('.');
        if (dot < 0 || getDefinedPackage(className.substring(0, dot)) != null) {
            return;
        }
        Manifest manifest = connection instanceof java.net.JarURLConnection jar ? jar.getManifest() : null;
        Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
        try {
            definePackage(
                    className.substring(0, dot),
                    main.getValue(Attributes.Name.SPECIFICATION_TITLE),
                    main.getValue(Attributes.Name.SPECIFICATION_VERSION),
                    main.getValue(Attributes.Name.SPECIFICATION_VENDOR),
                    main.getValue(Attributes.Name.IMPLEMENTATION_TITLE),
                    main.getValue(Attributes.Name.IMPLEMENTATION_VERSION),
                    main.getValue(Attributes.Name.IMPLEMENTATION_VENDOR),
                    null);
        } catch (IllegalArgumentException anotherThreadWasFirst) {
            assert getDefinedPackage(className.substring(0, dot)) != null;
        }
    }

    private static URL source(URL resource) throws MalformedURLException {
        String text = resource.toString();
        int bang = text.indexOf("!/");
        return text.startsWith("jar:") && bang > 0 ? new URL(text.substring(4, bang)) : resource;
    }
}
