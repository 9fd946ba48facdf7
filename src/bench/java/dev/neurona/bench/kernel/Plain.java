package dev.neurona.bench.kernel;

import dev.neurona.kernel.install.KernelSpec;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes that no stop check is woven into. */
final class Plain {
    private Plain() {}

    /** {@return an instance of a class just compiled, loaded by a loader of its own} */
    static Object instance(String name, String source) throws IOException, ReflectiveOperationException {
        Path folder = Files.createTempDirectory("plain");
        Path file = folder.resolve(name + ".java");
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null, null, null, "-g:source,lines", "-cp", System.getProperty("java.class.path"), file.toString());
        if (status != 0) {
            throw new IOException("the plain class does not compile: " + source);
        }
        // Not closed: the class may load others as long as it lives, which is as long as this process.
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, Plain.class.getClassLoader());
        return loader.loadClass(name).getConstructor().newInstance();
    }

    /** {@return a kernel with the benchmark's own classes at the end of its class path} */
    static KernelSpec onClassPath(KernelSpec spec) throws URISyntaxException {
        Path own = Path.of(
                Plain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> argv = new ArrayList<>(spec.argv());
        int classPath = argv.indexOf("-cp") + 1;
        argv.set(classPath, argv.get(classPath) + File.pathSeparator + own);
        return new KernelSpec(
                spec.name(),
                spec.folder(),
                spec.displayName(),
                spec.language(),
                argv,
                spec.environment(),
                spec.interruptByMessage());
    }
}
