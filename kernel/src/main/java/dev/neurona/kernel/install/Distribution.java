package dev.neurona.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a kernel is made of: the jars and the settings that go with them. The kernel alone is {@link #kernelOnly}; the
 * command line of the lessons adds the library's.
 *
 * @param classPath jars the kernel and its notebooks see
 * @param jvmOptions options for the kernel's virtual machine, beyond the ones every kernel gets
 * @param environment variables for the kernel's process
 * @param addition writes what else belongs in the kernelspec folder
 * @param movable whether the class path is one jar that can be copied into the kernelspec folder
 */
public record Distribution(
        List<Path> classPath,
        List<String> jvmOptions,
        Map<String, String> environment,
        Addition addition,
        boolean movable) {
    public Distribution {
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /** Writes files into a kernelspec folder. */
    @FunctionalInterface
    public interface Addition {
        /** Writes what belongs there; {@code kernelspec} is the folder, which exists. */
        void writeTo(Path kernelspec) throws IOException;
    }

    /** {@return the kernel without any library: the jars this program runs from} */
    public static Distribution kernelOnly() {
        List<Path> classPath = ownClassPath();
        return new Distribution(classPath, List.of(), Map.of(), folder -> {}, classPath.size() == 1);
    }

    /** {@return this distribution with another variable in its environment} */
    Distribution with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Distribution(classPath, jvmOptions, more, addition, movable);
    }

    /** {@return the jars and folders this program runs from, absolute} */
    public static List<Path> ownClassPath() {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath().normalize());
            }
        }
        return entries;
    }
}
