package dev.neurona.kernel.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was run, in this session and before. Sessions are numbered from 1 over all kernels that share the file; lines are
 * the numbers in the prompts. A file that cannot be used is logged once, and history is then of this session alone.
 */
public final class History {
    private final @Nullable HistoryFile file;
    private final Consumer<String> log;
    private final List<Entry> own = new ArrayList<>();
    private int session;
    private boolean broken;

    /**
     * One cell that was run.
     *
     * @param output the text of its value, or null
     */
    public record Entry(
            int session, int line, String code, @Nullable String output) {}

    private History(@Nullable HistoryFile file, Consumer<String> log) {
        this.file = file;
        this.log = log;
    }

    /** {@return a history kept in a file, made with its folder when it is first needed} */
    public static History in(Path file, Consumer<String> log) {
        return new History(new HistoryFile(file), log);
    }

    /** {@return a history of this session alone} */
    public static History inMemory() {
        return new History(null, line -> {});
    }

    /** {@return where history is kept for a user: in the Jupyter data folder} */
    public static Path defaultFile() {
        return JupyterFolder.data().resolve("neurona").resolve("history.jsonl");
    }

    /** {@return the number of this session} */
    public synchronized int session() {
        if (session == 0) {
            session = 1;
            if (file != null) {
                try {
                    session = file.newSession();
                } catch (IOException e) {
                    failed(e);
                }
            }
        }
        return session;
    }

    /** Adds a cell of this session. */
    public synchronized void add(int line, String code, @Nullable String output) {
        Entry entry = new Entry(session(), line, code, output);
        own.add(entry);
        if (file != null && !broken) {
            try {
                file.append(entry);
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    private void failed(IOException e) {
        if (!broken) {
            broken = true;
            log.accept("history is not kept: " + e);
        }
    }

    /** {@return all cells, oldest first: other sessions as the file has them, then this one} */
    private synchronized List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        int current = session();
        if (file != null) {
            try {
                for (Entry entry : file.read()) {
                    if (entry.session() != current) {
                        all.add(entry);
                    }
                }
            } catch (IOException e) {
                failed(e);
            }
        }
        all.addAll(own);
        return all;
    }

    /** {@return the last cells, oldest first} */
    public List<Entry> tail(@Nullable Integer count) {
        return last(all(), count);
    }

    /**
     * {@return the cells of a session from line {@code start} until before {@code stop}}
     *
     * @param number 0 is this session, a negative number counts back from it
     */
    public List<Entry> range(int number, int start, @Nullable Integer stop) {
        int wanted = number > 0 ? number : session() + number;
        return all().stream()
                .filter(entry -> entry.session() == wanted && entry.line() >= start)
                .filter(entry -> stop == null || entry.line() < stop)
                .toList();
    }

    /**
     * {@return the last cells whose whole code matches, oldest first}
     *
     * @param glob with {@code *} for any text, {@code ?} for any character and {@code [abc]} for one of these
     * @param unique of equal cells only the last
     */
    public List<Entry> search(String glob, @Nullable Integer count, boolean unique) {
        Pattern pattern = Glob.pattern(glob);
        List<Entry> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Entry> all = all();
        for (int i = all.size() - 1; i >= 0; i--) {
            Entry entry = all.get(i);
            if (pattern.matcher(entry.code()).matches() && (seen.add(entry.code()) || !unique)) {
                found.add(entry);
            }
        }
        Collections.reverse(found);
        return last(found, count);
    }

    private static List<Entry> last(List<Entry> entries, @Nullable Integer count) {
        return count == null || count >= entries.size()
                ? List.copyOf(entries)
                : List.copyOf(entries.subList(entries.size() - Math.max(0, count), entries.size()));
    }
}
