package dev.neurona.lessons.grade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurona.lessons.grade.sandbox.Rerun.Ending;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a notebook cannot see, reach or leave behind. */
class BordersTest {
    @TempDir
    Path temp;

    @Test
    void bubblewrapKeepsFilesAndNetworkOut() throws Exception {
        Sandbox sandbox = Places.BUBBLEWRAP.sandbox();
        Path others = Files.writeString(temp.resolve("gradebook.db"), "secret-marks");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Job job = Places.job(
                    List.of(
                            "java.nio.file.Files.readString(java.nio.file.Path.of(\"" + others + "\"))",
                            "java.nio.file.Files.readString(java.nio.file.Path.of(\"/etc/passwd\"))",
                            "new java.net.Socket(\"127.0.0.1\", " + server.getLocalPort() + ")",
                            "new java.net.Socket(\"192.0.2.1\", 80)",
                            "java.net.InetAddress.getByName(\"example.org\")",
                            "java.nio.file.Files.writeString(java.nio.file.Path.of(\"/usr/x\"), \"x\")",
                            "System.getenv().containsKey(\"JAVA_HOME\") || System.getenv().size() > 20",
                            "new String(new ProcessBuilder(\"cat\", \"/proc/1/environ\").start()"
                                    + ".getInputStream().readAllBytes()).contains(\"USER=\")"),
                    List.of(),
                    Places.LIMITS);

            Rerun rerun = sandbox.run(job);

            assertThat(rerun.cells().subList(0, 6))
                    .extracting(Rerun.CellResult::ending)
                    .containsOnly(Ending.ERROR);
            assertThat(rerun.notebook().toText()).doesNotContain("secret-marks");
            for (int i = 6; i < 8; i++) {
                assertThat(rerun.notebook().cells().get(i).outputs().toString()).contains("false");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Places.class)
    void nothingOutlivesARun(Places place) throws Exception {
        String mark = "31" + UUID.randomUUID().hashCode() % 100_000 + "1";
        mark = mark.replace("-", "");
        String sleep = "\"setsid sleep " + mark + " > /dev/null 2>&1 &\"";
        Job job = Places.job(
                List.of("new ProcessBuilder(\"sh\", \"-c\", " + sleep + ").start().waitFor();", "6 * 7"),
                List.of(),
                Places.LIMITS);

        Rerun rerun = place.sandbox().run(job);

        assertThat(rerun.cells()).extracting(Rerun.CellResult::ending).containsOnly(Ending.OK);
        assertThat(commands()).noneMatch(("sleep\0" + mark + "\0")::equals);
    }

    private static List<String> commands() {
        return ProcessHandle.allProcesses()
                .map(process -> {
                    try {
                        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
                    } catch (java.io.IOException gone) {
                        return "";
                    }
                })
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Places.class)
    void anAnswerThatIsTooLongOrAnAskThatKillsSpoilsNoOther(Places place) throws Exception {
        Job job = Places.job(
                List.of("String text(int n) { return \"x\".repeat(n); }"),
                List.of(
                        new Job.Ask("fits", "text(5000).length()", ""),
                        new Job.Ask("long", "text(30_000_000)", ""),
                        new Job.Ask(
                                "kills",
                                "Class.forName(\"java.lang.System\").getMethod(\"exit\", int.class).invoke(null, 3)",
                                ""),
                        new Job.Ask("last", "text(3)", "")),
                Places.LIMITS);

        Rerun rerun = place.sandbox().run(job);

        assertThat(rerun.answers())
                .extracting(Rerun.Answer::ending)
                .containsExactly(Ending.OK, Ending.KILLED, Ending.KILLED, Ending.OK);
        assertThat(rerun.answers().get(1).name()).isIn(Reason.ANSWER.key(), Reason.STREAM.key());
        assertThat(rerun.answers().get(2).name()).isEqualTo(Reason.ENDED.key());
        assertThat(rerun.answers().get(3).value()).contains("xxx");
    }

    @Test
    void processorTimeIsLimited() throws Exception {
        Limits usual = Places.LIMITS;
        Limits limits = new Limits(
                Duration.ofSeconds(60),
                usual.whole(),
                Duration.ofSeconds(15),
                usual.memory(),
                usual.processes(),
                usual.file(),
                usual.disk(),
                usual.output(),
                usual.answer());
        Job job = Places.job(List.of("1 + 1", "while (true) { }"), List.of(new Job.Ask("a", "1", "")), limits);

        Rerun rerun = Places.best().sandbox().run(job);

        assertThat(rerun.cells()).extracting(Rerun.CellResult::ending).containsExactly(Ending.OK, Ending.KILLED);
        assertThat(rerun.cells().get(1).name()).isIn(Reason.PROCESSOR.key(), Reason.ENDED.key());
        assertThat(rerun.answers().get(0).ending()).isEqualTo(Ending.NOT_RUN);
        assertThat(rerun.said().english()).contains("could not be run any more");
    }
}
