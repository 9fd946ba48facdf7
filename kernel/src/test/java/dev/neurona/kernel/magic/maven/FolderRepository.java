package dev.neurona.kernel.magic.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** A Maven repository that a test makes in a folder. */
final class FolderRepository {
    private final Path folder;

    FolderRepository(Path folder) {
        this.folder = folder;
    }

    String url() {
        return folder.toUri().toString().replaceFirst("/$", "");
    }

    /** Adds a jar with {@code g:a:v[:scope[:optional]]} dependencies. */
    FolderRepository add(String coordinates, String... dependencies) throws IOException {
        return addPom(coordinates, dependencies(dependencies)).addJar(coordinates, "");
    }

    static String dependencies(String... dependencies) {
        return List.of(dependencies).stream()
                .map(FolderRepository::dependency)
                .collect(Collectors.joining("", "<dependencies>", "</dependencies>"));
    }

    private static String dependency(String text) {
        String[] part = text.split(":");
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s%s</dependency>"
                .formatted(
                        part[0],
                        part[1],
                        part[2],
                        part.length > 3 ? "<scope>" + part[3] + "</scope>" : "",
                        part.length > 4 ? "<optional>true</optional>" : "");
    }

    FolderRepository addPom(String coordinates, String more) throws IOException {
        String[] c = coordinates.split(":");
        String pom = "<project><modelVersion>4.0.0</modelVersion><groupId>" + c[0] + "</groupId><artifactId>" + c[1]
                + "</artifactId><version>" + c[2] + "</version>" + more + "</project>";
        write(file(coordinates, ".pom"), pom.getBytes(StandardCharsets.UTF_8));
        Path metadata = folder.resolve(c[0].replace('.', '/')).resolve(c[1]).resolve("maven-metadata.xml");
        String version = "<version>" + c[2] + "</version>";
        String text = Files.exists(metadata)
                ? Files.readString(metadata).replace("</versions>", version + "</versions>")
                : "<metadata><groupId>" + c[0] + "</groupId><artifactId>" + c[1] + "</artifactId><versioning><versions>"
                        + version + "</versions></versioning></metadata>";
        write(metadata, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    FolderRepository addJar(String coordinates, String classifier) throws IOException {
        String[] c = coordinates.split(":");
        Path jar = file(coordinates, (classifier.isEmpty() ? "" : "-" + classifier) + ".jar");
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("META-INF/maven/" + c[0] + "/" + c[1] + "/pom.properties"));
            entries.write(("groupId=" + c[0] + "\nartifactId=" + c[1] + "\nversion=" + c[2] + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        write(jar, Files.readAllBytes(jar));
        return this;
    }

    /** Makes the jar another than its checksum says. */
    void damage(String coordinates) throws IOException {
        Files.writeString(file(coordinates, ".jar"), "damaged");
    }

    void removeChecksums(String coordinates) throws IOException {
        Files.delete(file(coordinates, ".jar.sha1"));
        Files.delete(file(coordinates, ".pom.sha1"));
    }

    Path file(String coordinates, String end) {
        String[] c = coordinates.split(":");
        return folder.resolve(c[0].replace('.', '/'))
                .resolve(c[1])
                .resolve(c[2])
                .resolve(c[1] + "-" + c[2] + end);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            Files.writeString(
                    file.resolveSibling(file.getFileName() + ".sha1"),
                    HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IOException(impossible);
        }
    }
}
