package dev.neurona.kernel.eval.assist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The sources and javadoc pages of classes: the JDK's {@code lib/src.zip}, and for a jar of the class path the {@code
 * -sources.jar} or {@code -javadoc.jar} beside it. The last few files read are kept.
 */
final class Sources {
    private static final int KEPT = 8;
    /** No source that a person wrote is longer. */
    private static final long LONGEST = 8L << 20;

    private final Analyzer analyzer;
    private final @Nullable Path jdk;
    private final Map<String, Optional<SourceFile>> parsed = new Recent<>();
    private final Map<String, Optional<String>> pages = new Recent<>();

    Sources(Analyzer analyzer) {
        this(analyzer, jdkSources());
    }

    /**
     * @param jdk a zip with {@code module/package/Type.java}, or null where there is none
     */
    Sources(Analyzer analyzer, @Nullable Path jdk) {
        this.analyzer = analyzer;
        this.jdk = jdk;
    }

    /** {@return the source a top-level class is in} */
    Optional<SourceFile> source(TypeElement outermost, @Nullable ModuleElement module, List<Path> classPath) {
        String file = outermost.getQualifiedName().toString().replace('.', '/') + ".java";
        String inJdk = module == null || module.isUnnamed() ? "" : module.getQualifiedName() + "/";
        return remember(parsed, inJdk + file + classPath.hashCode(), () -> {
            Optional<String> text = inJdk.isEmpty()
                    ? beside(classPath, "-sources.jar", outermost, file)
                    : jdk == null ? Optional.empty() : read(jdk, inJdk + file);
            return text.map(analyzer::parse);
        });
    }

    /** {@return the javadoc page of a class} */
    Optional<String> page(TypeElement type, TypeElement outermost, List<Path> classPath) {
        String in = outermost.getQualifiedName().toString();
        int packageEnd = in.lastIndexOf('.') + 1;
        String file = in.substring(0, packageEnd).replace('.', '/')
                + type.getQualifiedName().toString().substring(packageEnd)
                + ".html";
        return remember(pages, file + classPath.hashCode(), () -> beside(classPath, "-javadoc.jar", outermost, file));
    }

    /** The archive must stand beside the jar that has the class, or a class of the same name would answer. */
    private static Optional<String> beside(List<Path> classPath, String suffix, TypeElement type, String file) {
        String name = type.getQualifiedName().toString().replace('.', '/') + ".class";
        for (Path jar : classPath) {
            String own = String.valueOf(jar.getFileName());
            if (own.endsWith(".jar")) {
                Path archive = jar.resolveSibling(own.substring(0, own.length() - ".jar".length()) + suffix);
                if (Files.isRegularFile(archive) && has(jar, name)) {
                    return read(archive, file);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean has(Path jar, String name) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(name) != null;
        } catch (IOException e) {
            // No archive, so nothing is in it.
            return false;
        }
    }

    private static Optional<String> read(Path archive, String name) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null || entry.getSize() > LONGEST) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
            }
        } catch (IOException e) {
            // A broken archive has no documentation; the signature is shown without.
            return Optional.empty();
        }
    }

    private static <T> Optional<T> remember(Map<String, Optional<T>> cache, String key, Supplier<Optional<T>> read) {
        synchronized (cache) {
            Optional<T> known = cache.get(key);
            if (known == null) {
                known = read.get();
                cache.put(key, known);
            }
            return known;
        }
    }

    private static @Nullable Path jdkSources() {
        Path home = Path.of(System.getProperty("java.home"));
        for (Path place : List.of(home.resolve("lib/src.zip"), home.resolve("src.zip"))) {
            if (Files.isRegularFile(place)) {
                return place;
            }
        }
        return null;
    }

    /** Forgets what was used longest ago. */
    private static final class Recent<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > KEPT;
        }
    }
}
