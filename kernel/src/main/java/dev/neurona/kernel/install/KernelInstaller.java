package dev.neurona.kernel.install;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.neurona.kernel.notebook.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes and removes kernelspecs of this kernel.
 *
 * @param kernels the folder that holds kernelspecs, {@code kernels} in one of Jupyter's data folders
 * @param distribution what is installed
 */
public record KernelInstaller(Path kernels, Distribution distribution) {
    /** The name a kernelspec gets unless it is given another. */
    public static final String DEFAULT_NAME = "neurona";

    /** What menus show unless another text is given. */
    public static final String DEFAULT_DISPLAY_NAME = "Java (Neurona)";

    /** Tells what runs in the kernel under which name its kernelspec's files are served. */
    private static final String NAME_VARIABLE = "NEURONA_KERNELSPEC";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
    private static final String COPIED_JAR = "neurona-kernel.jar";

    /**
     * What the user chose.
     *
     * @param name the kernelspec's name
     * @param displayName what menus show
     * @param classPath jars and folders added to the kernel's; {@code folder/*} stands for the jars in it
     * @param jvmOptions options added to the kernel's
     */
    public record Choice(String name, String displayName, List<String> classPath, List<String> jvmOptions) {
        /** As installed without any option. */
        public static final Choice DEFAULT = new Choice(DEFAULT_NAME, DEFAULT_DISPLAY_NAME, List.of(), List.of());

        public Choice {
            classPath = List.copyOf(classPath);
            jvmOptions = List.copyOf(jvmOptions);
        }
    }

    /**
     * Installs, over an earlier installation of the same name. No archive is made.
     *
     * @return the kernelspec
     * @throws InstallError if a name, a class path or the Java is wrong
     */
    public KernelSpec install(Choice choice, JavaRuntime java) throws IOException {
        if (!java.compiler()) {
            throw new InstallError("%s has no compiler, so it is a JRE: run install with a JDK %d or newer"
                    .formatted(java.home(), JavaRuntime.OLDEST));
        }
        Path folder = folder(choice.name());
        if (Files.exists(folder) && !isOurs(folder)) {
            throw new InstallError(folder + " is another kernel's: choose a name with --name");
        }
        Files.createDirectories(folder);
        for (String logo : LOGOS) {
            AtomicFile.write(folder.resolve(logo), resource(logo));
        }
        distribution.addition().writeTo(folder);
        KernelCommand command = new KernelCommand(
                java,
                placed(folder).with(NAME_VARIABLE, choice.name()),
                classPath(choice.classPath()),
                choice.jvmOptions(),
                Optional.of(ClassDataArchive.in(folder, java)));
        AtomicFile.write(
                folder.resolve(KernelSpec.FILE),
                kernelJson(command, choice.displayName()).getBytes(StandardCharsets.UTF_8));
        return KernelSpec.read(folder);
    }

    /**
     * Removes an installation with all its files.
     *
     * @throws InstallError if there is none of that name or it is another kernel's
     */
    public void remove(String name) throws IOException {
        Path folder = folder(name);
        if (!Files.isDirectory(folder)) {
            throw new InstallError("no kernel " + name + " in " + kernels + ": see install --list");
        }
        if (!isOurs(folder)) {
            throw new InstallError(folder + " is another kernel's: jupyter kernelspec remove " + name);
        }
        List<Path> all;
        try (var files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }

    /** {@return whether a kernelspec folder is of this kernel} */
    public static boolean isOurs(Path folder) {
        try {
            return KernelSpec.read(folder).argv().contains(KernelCommand.MAIN);
        } catch (IOException notReadable) {
            return false;
        }
    }

    private Path folder(String name) throws InstallError {
        if (!NAME.matcher(name).matches() || name.startsWith(".")) {
            throw new InstallError("kernel name \"" + name + "\": use letters, digits and . _ - only");
        }
        return kernels.toAbsolutePath().normalize().resolve(name);
    }

    /** One jar moves into the kernelspec, so that the downloaded one may be deleted. */
    private Distribution placed(Path folder) throws IOException {
        if (!distribution.movable()) {
            return distribution;
        }
        Path jar = distribution.classPath().get(0);
        Path copy = folder.resolve(COPIED_JAR);
        if (!Files.exists(copy) || Files.mismatch(jar, copy) >= 0) {
            AtomicFile.write(copy, Files.readAllBytes(jar));
        }
        return new Distribution(
                List.of(copy), distribution.jvmOptions(), distribution.environment(), distribution.addition(), false);
    }

    private static List<Path> classPath(List<String> entries) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String entry : entries) {
            for (String part : entry.split(File.pathSeparator, -1)) {
                if (part.isEmpty()) {
                    continue;
                }
                boolean all = part.endsWith("/*") || part.endsWith(File.separator + "*");
                Path path = Path.of(all ? part.substring(0, part.length() - 2) : part)
                        .toAbsolutePath()
                        .normalize();
                if (!Files.exists(path)) {
                    throw new InstallError("class path: there is no " + path);
                }
                if (all) {
                    try (var jars = Files.newDirectoryStream(path, "*.jar")) {
                        List<Path> found = new ArrayList<>();
                        jars.forEach(found::add);
                        found.sort(null);
                        paths.addAll(found);
                    }
                } else {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    private static String kernelJson(KernelCommand command, String displayName) throws IOException {
        JsonObject json = JsonParser.parseString(new String(resource("kernel.json"), StandardCharsets.UTF_8))
                .getAsJsonObject();
        JsonArray argv = new JsonArray();
        command.argv().forEach(argv::add);
        json.add("argv", argv);
        json.addProperty("display_name", displayName);
        JsonObject environment = new JsonObject();
        command.environment().forEach(environment::addProperty);
        json.add("env", environment);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = KernelInstaller.class.getResourceAsStream("kernelspec/" + name)) {
            if (in == null) {
                throw new IOException("this program is incomplete: it has no kernelspec/" + name + ", build it again");
            }
            return in.readAllBytes();
        }
    }
}
