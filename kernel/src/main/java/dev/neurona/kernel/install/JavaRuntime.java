package dev.neurona.kernel.install;

import java.io.File;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;

/**
 * The Java a kernel runs on.
 *
 * @param home its home folder
 * @param feature 17, 25 and so on
 * @param build what tells one build from another, for archives that fit one build only
 * @param compiler whether it has a compiler, which a JRE has not
 */
public record JavaRuntime(Path home, int feature, String build, boolean compiler) {
    /** The oldest that will do. */
    public static final int OLDEST = 17;

    /** {@return the one that runs this program} */
    public static JavaRuntime current() {
        return new JavaRuntime(
                Path.of(System.getProperty("java.home", "")),
                Runtime.version().feature(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                ModuleFinder.ofSystem().find("jdk.compiler").isPresent()
                        && ModuleFinder.ofSystem().find("jdk.jshell").isPresent());
    }

    /** {@return the absolute path of its {@code java} program} */
    public Path program() {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }
}
