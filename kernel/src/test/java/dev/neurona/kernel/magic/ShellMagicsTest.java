package dev.neurona.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands here are a POSIX shell's")
class ShellMagicsTest {
    private final FakeHost host = new FakeHost();

    @TempDir
    Path dir;

    @AfterEach
    void close() {
        host.magics.close();
    }

    @Test
    void aCommandPrintsBothStreams() throws Exception {
        assertThat(host.run("!echo café; echo bad >&2")).isNull();
        assertThat(host.output.out()).isEqualTo("café\n");
        assertThat(host.output.err()).isEqualTo("bad\n");
    }

    @Test
    void outputArrivesWhileTheCommandRuns() throws Exception {
        Path gate = dir.resolve("gate");
        host.run("!mkfifo " + gate);
        Thread cell = start("!echo first; cat " + gate + "; echo last", new AtomicReference<>());
        host.output.awaitOut("first\n");
        assertThat(cell.isAlive()).isTrue();
        Files.writeString(gate, "middle\n");
        cell.join();
        assertThat(host.output.out()).isEqualTo("first\nmiddle\nlast\n");
    }

    @Test
    void anExitCodeThatIsNotZeroIsSaid() throws Exception {
        host.run("!exit 3");
        assertThat(host.output.err()).isEqualTo("exit code 3\n");
    }

    @Test
    void aCommandReadsNothing() throws Exception {
        host.run("!cat; echo done");
        assertThat(host.output.out()).isEqualTo("done\n");
    }

    @Test
    void anInterruptEndsTheCommandAndItsChildren() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread cell = start("!sleep 1000 & echo child $!; echo shell $$; sleep 1000; echo not reached", thrown);
        host.output.awaitOut("shell ");
        host.output.awaitOut("\n");
        List<ProcessHandle> processes = pids(host.output.out());
        assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);
        cell.interrupt();
        cell.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        for (ProcessHandle process : processes) {
            process.onExit().get(30, TimeUnit.SECONDS);
            assertThat(process.isAlive()).isFalse();
        }
        assertThat(host.output.out()).doesNotContain("not reached");
    }

    @Test
    void aBackgroundProcessIsNotWaitedForAndEndsWithTheSession() throws Exception {
        host.run("!sleep 1000 & echo child $!");
        ProcessHandle child = pids(host.output.out()).get(0);
        assertThat(child.isAlive()).isTrue();
        if (Files.isDirectory(Path.of("/proc/self"))) {
            host.magics.close();
            child.onExit().get(30, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        }
        child.destroyForcibly();
    }

    @Test
    void aScriptRunsWithArguments() throws Exception {
        host.run("%%bash one 'two words'\nx=\"$2\"\necho \"$1:$x\"\n");
        assertThat(host.output.out()).isEqualTo("one:two words\n");
    }

    @Test
    void aLongScriptRunsToo() throws Exception {
        host.run("%%sh a\n" + "# a long comment\n".repeat(20_000) + "echo $1");
        assertThat(host.output.out()).isEqualTo("a\n");
    }

    @Test
    void aScriptThatFailsFailsTheCell() {
        assertThatThrownBy(() -> host.run("%%bash\necho before\nexit 4\n"))
                .isInstanceOf(MagicError.class)
                .hasMessageStartingWith("the bash script ended with exit code 4");
        assertThat(host.output.out()).isEqualTo("before\n");
    }

    @Test
    void aScriptMayFailIfSoAsked() throws Exception {
        host.run("%%bash --no-raise-error\nexit 4\n");
        assertThat(host.output.err()).isEmpty();
    }

    @Test
    void linesMayBeTakenFromACommand() throws Exception {
        assertThat(host.run("%sx printf 'a\\nb c\\n'")).isEqualTo(List.of("a", "b c"));
        assertThat(host.output.out()).isEmpty();
    }

    @Test
    void commandsAndMagicsWorkInTheFolderOfCd() throws Exception {
        Path sub = Files.createDirectory(dir.resolve("a folder"));
        host.run("%cd " + dir);
        host.run("%cd a folder");
        assertThat(host.run("%pwd")).isEqualTo(sub.toString());
        host.run("!touch here; pwd");
        assertThat(host.output.out()).endsWith(sub.toRealPath() + "\n");
        assertThat(sub.resolve("here")).exists();
        host.run("%%writefile text\nx");
        assertThat(sub.resolve("text")).hasContent("x");
        host.run("%cd -");
        assertThat(host.run("%pwd")).isEqualTo(dir.toString());
        assertThatThrownBy(() -> host.run("%cd nowhere"))
                .hasMessageStartingWith("%cd: no folder " + dir.resolve("nowhere"));
    }

    @Test
    void commandsSeeVariablesOfEnv() throws Exception {
        host.run("%env NEURONA_TEST=a b");
        host.run("!echo \"$NEURONA_TEST\"");
        assertThat(host.output.out()).contains("NEURONA_TEST=a b (for commands").endsWith("a b\n");
        assertThat(host.run("%env NEURONA_TEST")).isEqualTo("a b");
        assertThatThrownBy(() -> host.run("%env NEURONA_TSET")).hasMessageContaining("did you mean NEURONA_TEST?");
    }

    @Test
    void secretsAreNotListed() throws Exception {
        host.run("%env MY_TOKEN=hunter2");
        host.run("%env");
        assertThat(host.output.out()).contains("MY_TOKEN=<hidden>").doesNotContain("hunter2");
    }

    private Thread start(String line, AtomicReference<Throwable> thrown) {
        Thread cell = new Thread(() -> {
            try {
                host.run(line);
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        cell.start();
        return cell;
    }

    private static List<ProcessHandle> pids(String out) {
        return out.lines()
                .filter(line -> line.matches("\\w+ \\d+"))
                .map(line ->
                        ProcessHandle.of(Long.parseLong(line.split(" ")[1])).orElseThrow())
                .toList();
    }
}
