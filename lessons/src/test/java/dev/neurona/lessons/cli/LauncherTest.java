package dev.neurona.lessons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a Java and a Maven that only write down that they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "dirname",
            "find",
            "flock",
            "head",
            "mkdir",
            "mkfifo",
            "mv",
            "pwd",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "tee",
            "tput",
            "touch");

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path project;
    private Path tools;
    private Path jdk;

    @BeforeEach
    void aProjectInAFolderWithSpacesAndAccents() throws IOException {
        project = Files.createDirectories(temp.resolve("mi año de Java"));
        Files.copy(Path.of("..", "neurona"), project.resolve("neurona"));
        assertThat(project.resolve("neurona").toFile().setExecutable(true)).isTrue();
        for (String module : List.of("kernel/src/main", "src/main", "lessons/src/main", "kernel/kernelspec")) {
            Files.createDirectories(project.resolve(module));
        }
        for (String pom : List.of("pom.xml", "kernel/pom.xml", "src/pom.xml", "lessons/pom.xml")) {
            Files.writeString(project.resolve(pom), "<project/>");
        }
        Files.writeString(project.resolve("lessons/src/main/A.java"), "class A {}");
        age(project);
        tools = Files.createDirectories(temp.resolve("tools"));
        for (String tool : TOOLS) {
            linkTool(tool);
        }
        program(tools.resolve("mvn"), """
                echo "$@" >> maven-calls
                echo "[INFO] Building Neurona lessons 0.1.0 [1/1]"
                mkdir -p lessons/target/lib
                echo part > lessons/target/lib/half.jar
                if [ -p gate ]; then cat gate > /dev/null; fi
                if [ -f fails ]; then echo "[ERROR] COMPILATION ERROR"; exit 1; fi
                echo whole > lessons/target/lib/kernel.jar
                echo main > lessons/target/neurona-lessons.jar
                printf 'lib/kernel.jar:lib/b.jar' > lessons/target/class-path
                """);
        jdk = aJdk("jdk", "17.0.15", "java.base jdk.compiler jdk.jshell");
    }

    @AfterEach
    void endWhatRuns() throws InterruptedException {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void theFirstStartBuildsAndLaterOnesDoNot() throws Exception {
        Run first = run(project, "run", "un cuaderno.ipynb");
        Run second = run(temp);

        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("first start: building").contains("building Neurona lessons");
        assertThat(first.out())
                .contains("[dev.neurona.lessons.cli.Neurona][run][un cuaderno.ipynb]")
                .contains("[-cp][" + project + "/lessons/target/neurona-lessons.jar:" + project
                        + "/lessons/target/lib/kernel.jar:" + project + "/lessons/target/lib/b.jar]");
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void itRunsFromAnywhereAndThroughALink() throws Exception {
        Path bin = Files.createDirectories(temp.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("real"), Path.of("..", "mi año de Java", "neurona"));
        Files.createSymbolicLink(bin.resolve("neurona"), Path.of("real"));

        Run run = finish(start(bin.resolve("neurona"), temp, Map.of(), "--help"));

        assertThat(run.out()).contains("[--help]");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aNewerSourceARemovedSourceAndACleanedTargetBuildAgain() throws Exception {
        run(project);
        Files.writeString(project.resolve("src/main/B.java"), "class B {}");
        touchLater(project.resolve("src/main/B.java"));
        assertThat(run(project).err()).contains("sources are newer");
        assertThat(builds()).isEqualTo(2);

        age(project.resolve("src"));
        run(project);
        assertThat(builds()).isEqualTo(2);

        Files.delete(project.resolve("lessons/src/main/A.java"));
        touchLater(project.resolve("lessons/src/main"));
        run(project);
        assertThat(builds()).isEqualTo(3);

        age(project.resolve("lessons/src"));
        Files.delete(project.resolve("lessons/target/class-path"));
        run(project);
        assertThat(builds()).isEqualTo(4);
    }

    @Test
    void aFailedBuildIsToldAndTriedAgain() throws Exception {
        Files.createFile(project.resolve("fails"));
        Run failed = run(project);
        Files.delete(project.resolve("fails"));
        Run then = run(project);

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("COMPILATION ERROR").contains("build.log");
        assertThat(failed.out()).isEmpty();
        assertThat(then.exit()).isZero();
        assertThat(project.resolve("lessons/target/lib/half.jar")).exists();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void whatAnInterruptedBuildLeftIsNotUsed() throws Exception {
        gate();
        Process first = start(project.resolve("neurona"), project, Map.of());
        await(first.errorReader(StandardCharsets.UTF_8), "building Neurona lessons");
        List<ProcessHandle> all = first.descendants().toList();
        first.destroyForcibly().waitFor();
        for (ProcessHandle handle : all) {
            handle.destroyForcibly();
            handle.onExit().get(60, TimeUnit.SECONDS);
        }
        Files.delete(project.resolve("gate"));
        Files.writeString(project.resolve("lessons/target/lib/truncated.jar"), "half of a downloaded ja");

        Run then = run(project);

        assertThat(then.exit()).isZero();
        assertThat(then.err()).contains("first start");
        assertThat(project.resolve("lessons/target/lib/truncated.jar")).doesNotExist();
    }

    @Test
    void ofTwoFirstStartsOneBuildsAndTheOtherWaits() throws Exception {
        oneBuildsAndTheOtherWaits();
    }

    @Test
    void withoutFlockOneBuildsAndTheOtherWaitsToo() throws Exception {
        Files.delete(tools.resolve("flock"));

        oneBuildsAndTheOtherWaits();

        assertThat(project.resolve(".neurona/lock.d")).doesNotExist();
    }

    @Test
    void withoutFlockTheLockOfADeadBuilderIsTaken() throws Exception {
        Files.delete(tools.resolve("flock"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(
                Files.createDirectories(project.resolve(".neurona/lock.d")).resolve("pid"), dead.pid() + "\n");

        assertThat(run(project).exit()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void offlineIsForTheBuildOnly() throws Exception {
        Run run = run(project, "-o", "doctor");

        assertThat(run.out()).contains("Neurona][doctor]");
        assertThat(Files.readString(project.resolve("maven-calls"))).contains("-B -o ");
    }

    @Test
    void aWrongJavaIsToldInOneLine() throws Exception {
        assertThat(withJava(aJdk("old", "1.8.0_402", "java.base jdk.compiler")).err())
                .contains("is Java 8: set JAVA_HOME to a JDK 17 or newer")
                .hasLineCount(1);
        assertThat(withJava(aJdk("jre", "21.0.1", "java.base java.logging")).err())
                .contains("is a JRE without a compiler")
                .hasLineCount(1);
        Run none = withJava(temp.resolve("nowhere"));
        assertThat(none.err()).contains("has no bin/java").hasLineCount(1);
        assertThat(none.exit()).isEqualTo(2);
        assertThat(project.resolve("maven-calls")).doesNotExist();
    }

    @Test
    void theJavaOnThePathIsFoundThroughItsLinks() throws Exception {
        Files.createSymbolicLink(tools.resolve("java"), jdk.resolve("bin/java"));

        Run run = finish(start(project.resolve("neurona"), project, Map.of("JAVA_HOME", "")));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Neurona]");
    }

    @Test
    void theDistributionStartsWithoutMaven() throws Exception {
        Path unpacked = Files.createDirectories(temp.resolve("neurona 0.1"));
        Files.copy(project.resolve("neurona"), unpacked.resolve("neurona"));
        assertThat(unpacked.resolve("neurona").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(unpacked.resolve("lib"));
        Files.writeString(unpacked.resolve("lib/class-path"), "lib/kernel.jar");

        Run run = finish(start(unpacked.resolve("neurona"), temp, Map.of(), "doctor"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("[" + unpacked + "/lib/neurona-lessons.jar:" + unpacked + "/lib/kernel.jar]");
    }

    private void oneBuildsAndTheOtherWaits() throws Exception {
        gate();
        Process first = start(project.resolve("neurona"), project, Map.of());
        await(first.errorReader(StandardCharsets.UTF_8), "building Neurona lessons");
        Process second = start(project.resolve("neurona"), project, Map.of());
        await(second.errorReader(StandardCharsets.UTF_8), "another start is building");

        Files.writeString(project.resolve("gate"), "open");

        assertThat(finish(first).exit()).isZero();
        assertThat(finish(second).exit()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    /** The build waits until somebody writes to the gate. */
    private void gate() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", project.resolve("gate").toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    private Run withJava(Path home) throws Exception {
        return finish(start(project.resolve("neurona"), project, Map.of("JAVA_HOME", home.toString())));
    }

    private Run run(Path folder, String... arguments) throws Exception {
        return finish(start(project.resolve("neurona"), folder, Map.of(), arguments));
    }

    private Process start(Path launcher, Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("NEURONA_MAVEN");
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private record Run(int exit, String out, String err) {}

    private static Run finish(Process process) throws Exception {
        String out = process.inputReader(StandardCharsets.UTF_8).lines().reduce("", (a, b) -> a + b + "\n");
        String err = process.errorReader(StandardCharsets.UTF_8).lines().reduce("", (a, b) -> a + b + "\n");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, err);
    }

    private static void await(BufferedReader reader, String part) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("the launcher ended without saying: " + part);
    }

    private long builds() throws IOException {
        return Files.readAllLines(project.resolve("maven-calls")).size();
    }

    private Path aJdk(String name, String version, String modules) throws IOException {
        Path home = temp.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        program(home.resolve("bin/java"), "printf '[%s]' \"$@\"\necho");
        program(home.resolve("bin/javac"), "exit 0");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\nMODULES=\"" + modules + "\"\n");
        return home;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void linkTool(String tool) throws IOException {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                Files.createSymbolicLink(tools.resolve(tool), file.toRealPath());
                return;
            }
        }
    }

    /** Makes everything older than the builds to come. */
    private static void age(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
            }
        }
    }

    /** Newer than any stamp, whatever the grain of the file system's clock. */
    private static void touchLater(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
    }
}
