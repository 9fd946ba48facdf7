package dev.neurona.kernel.display;

import java.util.List;

/**
 * What a library brings to every notebook that has it on its class path. Found by {@link java.util.ServiceLoader}, at
 * the start of the kernel and when a jar is added by {@code %maven} or {@code %jars}.
 */
public interface NotebookDefaults {
    /** {@return imports in Java's words without the keyword and semicolon: {@code "java.util.*"}, {@code "static a.B.c"}} */
    List<String> imports();
}
