package dev.neurona.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    private Path file() {
        return folder.resolve("neurona").resolve("history.jsonl");
    }

    private History history() {
        return History.in(file(), log::add);
    }

    private static List<String> codes(List<History.Entry> entries) {
        return entries.stream().map(History.Entry::code).toList();
    }

    @Test
    void sessionsAreNumberedAndKept() {
        History first = history();
        first.add(1, "a\nb \"é\uD83D\uDE00\"", "out");
        History second = history();
        second.add(1, "c", null);
        assertThat(first.session()).isEqualTo(1);
        assertThat(second.session()).isEqualTo(2);
        assertThat(second.tail(null))
                .containsExactly(
                        new History.Entry(1, 1, "a\nb \"é\uD83D\uDE00\"", "out"), new History.Entry(2, 1, "c", null));
        assertThat(second.range(-1, 0, null))
                .isEqualTo(second.range(1, 0, null))
                .hasSize(1);
        assertThat(second.range(1, 2, null)).isEmpty();
        assertThat(second.tail(0)).isEmpty();
    }

    @Test
    void aPatternIsOfTheWholeCode() {
        History history = History.inMemory();
        history.add(1, "int x = 1;\nprint(x)", null);
        history.add(2, "x [1]", null);
        history.add(3, "x [1]", null);
        assertThat(codes(history.search("int*print*", null, false))).hasSize(1);
        assertThat(codes(history.search("x ?1?", null, false))).hasSize(2);
        assertThat(codes(history.search("x [[]1]", null, true))).containsExactly("x [1]");
        assertThat(codes(history.search("x", null, false))).isEmpty();
        assertThat(history.search("*", 1, false)).containsExactly(new History.Entry(1, 3, "x [1]", null));
    }

    @Test
    void garbageAndACutLastLineAreTolerated() throws Exception {
        history().add(1, "good", null);
        Files.write(file(), new byte[] {'\n', (byte) 0xFF, 0, '{', '\n'}, StandardOpenOption.APPEND);
        Files.writeString(file(), "[]\n7\n{\"session\":\"x\",\"line\":{}}\n{\"code\":\"cut", StandardOpenOption.APPEND);
        History next = history();
        next.add(1, "after", null);
        assertThat(codes(history().tail(null))).containsExactly("good", "after");
        assertThat(next.session()).isEqualTo(2);
        assertThat(log).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheSessionsOwnHistory() throws Exception {
        Files.writeString(folder.resolve("neurona"), "a file where the folder should be");
        History history = history();
        history.add(1, "a", null);
        history.add(2, "b", null);
        assertThat(codes(history.tail(null))).containsExactly("a", "b");
        assertThat(log).hasSize(1).first().asString().contains("history is not kept");
    }

    @Test
    void theFileStaysShort() throws Exception {
        HistoryFile file = new HistoryFile(file(), 10_000);
        int session = 0;
        for (int i = 0; i < 50; i++) {
            session = file.newSession();
            for (int line = 1; line <= 10; line++) {
                file.append(new History.Entry(session, line, "x".repeat(100), null));
            }
        }
        assertThat(session).isEqualTo(50);
        assertThat(Files.size(file())).isLessThan(13_000);
        List<History.Entry> left = file.read();
        assertThat(left.get(left.size() - 1)).isEqualTo(new History.Entry(50, 10, "x".repeat(100), null));
        assertThat(left).allMatch(entry -> entry.code().length() == 100);
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                History own = history();
                for (int i = 0; i < 50; i++) {
                    own.add(i, "code " + i, null);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Set<String> all = new HashSet<>();
        history().tail(null).forEach(entry -> all.add(entry.session() + ":" + entry.line()));
        assertThat(all).hasSize(200);
    }

    @Test
    void theDataFolderIsJupyters() {
        assertThat(JupyterFolder.data(Map.of("JUPYTER_DATA_DIR", "/d"), "/h", "Linux"))
                .isEqualTo(Path.of("/d"));
        assertThat(JupyterFolder.data(Map.of("XDG_DATA_HOME", "/x"), "/h", "Linux"))
                .isEqualTo(Path.of("/x/jupyter"));
        assertThat(JupyterFolder.data(Map.of(), "/h", "Linux")).isEqualTo(Path.of("/h/.local/share/jupyter"));
        assertThat(JupyterFolder.data(Map.of(), "/h", "Mac OS X")).isEqualTo(Path.of("/h/Library/Jupyter"));
        assertThat(JupyterFolder.data(Map.of("APPDATA", "/a"), "/h", "Windows 11"))
                .isEqualTo(Path.of("/a/jupyter"));
    }
}
