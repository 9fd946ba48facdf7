package dev.neurona.lessons.grade.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** User numbers that nobody has, so that what runs under one can be told from all else, limited and ended. */
final class Users {
    /** Numbers that distributions and services leave alone. */
    private static final long HIGH = 1_900_000_000;

    private static final int HIGH_COUNT = 200_000_000;
    /** For a container that has numbers below 65536 only. */
    private static final long LOW = 61_200;

    private static final int LOW_COUNT = 3_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Users() {}

    /** {@return a number drawn at random} */
    static long any() {
        return most() > HIGH + HIGH_COUNT ? HIGH + RANDOM.nextInt(HIGH_COUNT) : LOW + RANDOM.nextInt(LOW_COUNT);
    }

    private static long most() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/self/uid_map"), StandardCharsets.US_ASCII);
            String[] first = lines.get(0).strip().split("\\s+", -1);
            return Long.parseLong(first[0]) + Long.parseLong(first[2]);
        } catch (IOException | RuntimeException notLinux) {
            return 0;
        }
    }

    /** {@return a command that becomes another command, of that user and without any rights beyond} */
    static List<String> become(long user, List<String> command) {
        return become(user, "-all", command);
    }

    /** {@return likewise, but it may read every file} */
    static List<String> becomeReader(long user, List<String> command) {
        return become(user, "-all,+dac_read_search", command);
    }

    private static List<String> become(long user, String rights, List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=" + rights,
                "--ambient-caps=" + rights,
                "--bounding-set=" + rights));
        all.addAll(command);
        return all;
    }
}
