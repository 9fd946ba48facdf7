package dev.neurona.lessons.grade.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The file tree of a bubblewrap room as arguments: everything read-only but one folder in memory.
 *
 * @param visible files and folders to be seen at their own paths
 * @param system likewise, of the system; links stay links
 * @param settings likewise, single files that may be missing
 */
record Mounts(List<Path> visible, List<String> system, List<String> settings) {
    /**
     * @param disk bytes that may be written
     * @param sharedMemory bytes of {@code /dev/shm}
     * @param home a folder to make in {@code /tmp}
     */
    List<String> arguments(long disk, long sharedMemory, String home) {
        List<String> all = new ArrayList<>();
        Set<Path> made = new LinkedHashSet<>();
        List<Path> mounted = new ArrayList<>();
        system.forEach(folder -> system(Path.of(folder), all, made, mounted));
        settings.forEach(file -> bind(Path.of(file), all, made, mounted));
        all.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        all.addAll(List.of("--size", String.valueOf(disk), "--perms", "1777", "--tmpfs", "/tmp"));
        all.addAll(List.of("--size", String.valueOf(sharedMemory), "--perms", "1777", "--tmpfs", "/dev/shm"));
        all.addAll(List.of("--perms", "0777", "--dir", home));
        made.add(Path.of("/tmp"));
        // PyTorch asks here how many processors there are.
        bind(Path.of("/sys/devices/system/cpu"), all, made, mounted);
        for (Path path : visible) {
            bind(path, all, made, mounted);
            real(path).filter(real -> !real.equals(path)).ifPresent(real -> bind(real, all, made, mounted));
        }
        settingsOfJava().forEach(path -> bind(path, all, made, mounted));
        all.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
        return all;
    }

    private static java.util.Optional<Path> real(Path path) {
        try {
            return java.util.Optional.of(path.toRealPath());
        } catch (IOException gone) {
            return java.util.Optional.empty();
        }
    }

    private static void system(Path folder, List<String> all, Set<Path> made, List<Path> mounted) {
        if (Files.isSymbolicLink(folder)) {
            try {
                all.addAll(List.of("--symlink", Files.readSymbolicLink(folder).toString(), folder.toString()));
                mounted.add(folder);
            } catch (IOException gone) {
                // Then it is not seen inside either.
            }
        } else {
            bind(folder, all, made, mounted);
        }
    }

    private static void bind(Path path, List<String> all, Set<Path> made, List<Path> mounted) {
        if (!Files.exists(path) || mounted.stream().anyMatch(path::startsWith)) {
            return;
        }
        parents(path, all, made);
        all.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        mounted.add(path);
    }

    /** By itself bubblewrap makes parents that only their owner may enter. */
    private static void parents(Path path, List<String> all, Set<Path> made) {
        Path parent = path.getParent();
        if (parent == null || parent.equals(path.getRoot())) {
            return;
        }
        parents(parent, all, made);
        if (made.add(parent)) {
            all.addAll(List.of("--perms", "0755", "--dir", parent.toString()));
        }
    }

    /** Debian keeps the settings of its JDKs beside other settings, and links to them. */
    private List<Path> settingsOfJava() {
        try (var folders = Files.newDirectoryStream(Path.of("/etc"), "java-*-openjdk")) {
            List<Path> found = new ArrayList<>();
            folders.forEach(found::add);
            return found;
        } catch (IOException none) {
            return List.of();
        }
    }
}
