package dev.neurona.lessons.grade.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How to get a sandbox. */
final class Remedy {
    private static final Path SETTINGS = Path.of("/proc/sys");
    private static final String CONTAINER =
            "grade --sandbox-command \"docker run --rm -i --network none {mounts} eclipse-temurin:17\"";

    private Remedy() {}

    /** {@return what to do on this machine} */
    static String of() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        return of(SETTINGS, linux, isInstalled());
    }

    private static boolean isInstalled() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, Bubblewrap.PROGRAM))) {
                return true;
            }
        }
        return false;
    }

    static String of(Path settings, boolean linux, boolean installed) {
        if (!linux) {
            return CONTAINER;
        }
        if (!installed) {
            return "sudo apt install bubblewrap (0.7.0 or newer; dnf, pacman and zypper call it the same), or "
                    + CONTAINER;
        }
        if (is(settings.resolve("kernel/apparmor_restrict_unprivileged_userns"), "1")) {
            // Ubuntu 23.10 and newer. The profile is shipped and not switched on.
            return "allow bwrap user namespaces: sudo apt install apparmor-profiles && sudo install -m 644"
                    + " /usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/ && sudo"
                    + " apparmor_parser -r /etc/apparmor.d/bwrap-userns-restrict";
        }
        if (is(settings.resolve("kernel/unprivileged_userns_clone"), "0")) {
            return "sudo sysctl -w kernel.unprivileged_userns_clone=1";
        }
        if (is(settings.resolve("user/max_user_namespaces"), "0")) {
            return "sudo sysctl -w user.max_user_namespaces=10000";
        }
        return "in a container start it with --privileged, else use bubblewrap 0.7.0 or newer, or " + CONTAINER;
    }

    private static boolean is(Path setting, String value) {
        try {
            return Files.readString(setting, StandardCharsets.US_ASCII).strip().equals(value);
        } catch (IOException absent) {
            return false;
        }
    }
}
