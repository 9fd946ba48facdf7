package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryIndexTest {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @TempDir
    private Path folder;

    @Test
    void listsAPackageInTheOrderOfTheClassPath() throws IOException {
        Path first = jar("first.jar", Map.of("a/One.class", "1", "a/b/Two.class", "2", "a/text.txt", "no class"));
        Path second = jar("second.jar", Map.of("a/One.class", "another"));

        LibraryIndex index = LibraryIndex.of(List.of(first, second, folder.resolve("missing.jar"), folder));

        assertThat(index.jars()).containsExactly(first, second);
        assertThat(names(index.list("a", false))).containsExactly("a.One", "a.One");
        assertThat(text(index.list("a", false).get(0))).isEqualTo("1");
        assertThat(names(index.list("a", true))).containsExactlyInAnyOrder("a.One", "a.One", "a.b.Two");
        assertThat(names(index.list("", true))).hasSize(3);
        assertThat(index.list("none", false)).isEmpty();
    }

    @Test
    void readsTheVersionForThisJavaFromAMultiReleaseJar() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("a/One.class", "old");
        entries.put("META-INF/versions/9/a/One.class", "new");
        entries.put("META-INF/versions/9/a/Added.class", "added");

        LibraryIndex index = LibraryIndex.of(List.of(jar("versions.jar", entries)));

        assertThat(names(index.list("a", false))).containsExactlyInAnyOrder("a.One", "a.Added");
        assertThat(index.list("a", false)).extracting(LibraryIndexTest::text).containsExactlyInAnyOrder("new", "added");
    }

    @Test
    void leavesAFileThatIsNoJarToTheCompiler() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");

        assertThat(LibraryIndex.of(List.of(broken)).has(broken)).isFalse();
    }

    @Test
    void listsWhatTheCompilersOwnManagerLists() throws IOException {
        List<Path> classPath = java.util.stream.Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        try (StandardJavaFileManager own = COMPILER.getStandardFileManager(null, null, null);
                LibraryFiles files = new LibraryFiles(
                        COMPILER.getStandardFileManager(null, null, null), LibraryIndex.of(classPath), classPath)) {
            own.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            for (String name : List.of(
                    "com.google.gson", "org.objectweb.asm", "dev.neurona.kernel.display", "org.zeromq", "none")) {
                assertThat(listed(files, name)).as(name).containsExactlyInAnyOrderElementsOf(listed(own, name));
            }
            assertThat(files.getLocationAsPaths(StandardLocation.CLASS_PATH))
                    .map(Path.class::cast)
                    .containsExactlyInAnyOrderElementsOf(classPath);
        }
    }

    @Test
    void compilesAgainstJarsInTheIndexAndJarsAddedLater() throws IOException {
        Path first = jarOf("first.jar", "one", "package one; public class One { public int value() { return 1; } }");
        Path added = jarOf("added.jar", "two", "package two; public class Two { public int value() { return 2; } }");
        Path source = Files.writeString(
                folder.resolve("Use.java"),
                "class Use { int sum() { return new one.One().value() + new two.Two().value(); } }");
        try (LibraryFiles files = new LibraryFiles(
                COMPILER.getStandardFileManager(null, null, null), LibraryIndex.of(List.of(first)), List.of(first))) {
            // As JShell does it.
            files.handleOption(
                    "-classpath", List.of(first + File.pathSeparator + added).iterator());
            boolean compiled = COMPILER.getTask(
                            null,
                            files,
                            null,
                            List.of("-d", folder.toString(), "-proc:none"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();

            assertThat(compiled).isTrue();
        }
    }

    private static List<String> listed(StandardJavaFileManager files, String name) throws IOException {
        List<String> names = new ArrayList<>();
        for (JavaFileObject file :
                files.list(StandardLocation.CLASS_PATH, name, Set.of(JavaFileObject.Kind.CLASS), false)) {
            names.add(files.inferBinaryName(StandardLocation.CLASS_PATH, file));
        }
        return names;
    }

    private static List<String> names(List<? extends JavaFileObject> files) {
        return files.stream().map(file -> ((LibraryClass) file).binaryName()).toList();
    }

    private static String text(JavaFileObject file) {
        try (var in = file.openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path jar(String name, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private Path jarOf(String name, String packageName, String source) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(packageName + "-classes"));
        String type = Character.toUpperCase(packageName.charAt(0)) + packageName.substring(1);
        Path file = Files.writeString(classes.resolve(type + ".java"), source);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(COMPILER.run(null, said, said, "-d", classes.toString(), file.toString()))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(packageName + "/" + type + ".class"));
            out.write(Files.readAllBytes(classes.resolve(packageName).resolve(type + ".class")));
        }
        return jar;
    }
}
