package dev.neurona.kernel.magic.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The artifacts that are on the class path already, as far as their jars tell: by what Maven put inside them, and by their
 * names. Jars are looked into once.
 */
final class OnClassPath {
    private static final Pattern NAMED = Pattern.compile("(.+?)-(\\d[^/\\\\]*?)\\.jar");

    private final Map<Path, List<Present>> ofJar = new HashMap<>();

    /**
     * An artifact that a jar of the class path is or holds.
     *
     * @param group empty where only the jar's name is known
     * @param artifact its name, with a colon and the classifier behind it if it has one
     * @param version where only the jar's name is known, with the classifier behind a hyphen
     * @param jar the jar
     */
    record Present(String group, String artifact, String version, Path jar) {}

    /** Remembers which artifact a jar is, so that it need not be guessed. */
    void remember(Path jar, Coordinates coordinates) {
        ofJar.put(
                jar,
                List.of(new Present(
                        coordinates.group(),
                        name(coordinates.artifact(), coordinates.classifier()),
                        coordinates.version(),
                        jar)));
    }

    /** {@return the artifact on the class path that would have its classes, in whatever version} */
    Optional<Present> find(Coordinates wanted, List<Path> classPath) {
        String artifact = name(wanted.artifact(), wanted.classifier());
        for (Path entry : classPath) {
            for (Present present : ofJar.computeIfAbsent(entry, OnClassPath::look)) {
                boolean sameGroup = present.group().isEmpty() || present.group().equals(wanted.group());
                if (sameGroup && present.artifact().equals(artifact)) {
                    return Optional.of(present);
                }
            }
        }
        return Optional.empty();
    }

    private static String name(String artifact, String classifier) {
        return classifier.isEmpty() ? artifact : artifact + ":" + classifier;
    }

    private static List<Present> look(Path jar) {
        String file = String.valueOf(jar.getFileName());
        if (!file.endsWith(".jar")) {
            return List.of();
        }
        List<Present> inside = inside(jar);
        Matcher named = NAMED.matcher(file);
        if (!named.matches()) {
            return inside;
        }
        String artifact = named.group(1);
        String version = named.group(2);
        if (inside.isEmpty()) {
            return List.of(new Present("", artifact, version, jar));
        }
        if (inside.size() == 1 && inside.get(0).artifact().equals(artifact)) {
            // name-1.0-linux.jar holds the same coordinates as name-1.0.jar, but is not it.
            Present only = inside.get(0);
            boolean classified = version.startsWith(only.version() + "-");
            return classified
                    ? List.of(new Present(
                            only.group(),
                            name(artifact, version.substring(only.version().length() + 1)),
                            only.version(),
                            jar))
                    : inside;
        }
        return inside;
    }

    private static List<Present> inside(Path jar) {
        List<Present> all = new ArrayList<>();
        try (JarFile open = new JarFile(jar.toFile())) {
            for (JarEntry entry : open.stream()
                    .filter(e -> e.getName().startsWith("META-INF/maven/")
                            && e.getName().endsWith("/pom.properties"))
                    .toList()) {
                Properties properties = new Properties();
                try (var in = open.getInputStream(entry)) {
                    properties.load(in);
                }
                String group = properties.getProperty("groupId", "");
                String artifact = properties.getProperty("artifactId", "");
                String version = properties.getProperty("version", "");
                if (!group.isEmpty() && !artifact.isEmpty() && !version.isEmpty()) {
                    all.add(new Present(group, artifact, version, jar));
                }
            }
        } catch (IOException unreadable) {
            // A jar that cannot be read holds no classes either; whoever loads from it says so.
            return List.of();
        }
        return all;
    }
}
