package dev.neurona.lessons.grade.sandbox;

import dev.neurona.lessons.grade.sandbox.ProcessTable.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A process with all that came of it: what it uses, and its end. Where the machine has no {@code /proc}, only what Java
 * tells of processes: their number and processor time.
 */
final class ProcessTree {
    private static final int KILL_ROUNDS = 200;
    private static final int DEEPEST = 1000;

    private final Process root;
    /** Tells a process that belongs here although its parents are gone. */
    private final Predicate<Long> marked;

    /** Processes that are known not to belong here, by number and start. */
    private final Map<Long, Long> strangers = new HashMap<>();

    private Map<Long, Entry> members = Map.of();
    private long mostTicks;

    ProcessTree(Process root, Predicate<Long> marked) {
        this.root = root;
        this.marked = marked;
    }

    /** {@return processor time used so far} */
    Duration processor() {
        return Duration.ofMillis(mostTicks * 1000 / ProcessTable.TICKS_A_SECOND);
    }

    /** {@return the limit that is passed, if any} */
    Optional<Reason> passed(Limits limits) {
        if (!ProcessTable.exists()) {
            return passedElsewhere(limits);
        }
        look();
        int tasks = members.values().stream().mapToInt(Entry::threads).sum();
        if (tasks > limits.processes()) {
            return Optional.of(Reason.PROCESSES);
        }
        mostTicks = Math.max(
                mostTicks, members.values().stream().mapToLong(Entry::ticks).sum());
        if (processor().compareTo(limits.processor()) > 0) {
            return Optional.of(Reason.PROCESSOR);
        }
        long memory = members.keySet().stream().mapToLong(ProcessTable::memory).sum();
        return memory > limits.memory() ? Optional.of(Reason.MEMORY) : Optional.empty();
    }

    private Optional<Reason> passedElsewhere(Limits limits) {
        List<ProcessHandle> all = root.descendants().toList();
        if (all.size() > limits.processes()) {
            return Optional.of(Reason.PROCESSES);
        }
        Duration used = all.stream()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(root.info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
        mostTicks = Math.max(mostTicks, used.toMillis() * ProcessTable.TICKS_A_SECOND / 1000);
        return processor().compareTo(limits.processor()) > 0 ? Optional.of(Reason.PROCESSOR) : Optional.empty();
    }

    /** Finds what belongs here now: what descends from the root or from what did before, or is marked. */
    private void look() {
        Map<Long, Entry> all;
        try {
            all = ProcessTable.read();
        } catch (IOException unreadable) {
            return;
        }
        Map<Long, Entry> found = new HashMap<>();
        for (Entry entry : all.values()) {
            if (belongs(entry, all, found, 0)) {
                found.put(entry.pid(), entry);
            }
        }
        strangers.keySet().retainAll(all.keySet());
        members = found;
    }

    private boolean belongs(Entry entry, Map<Long, Entry> all, Map<Long, Entry> found, int depth) {
        if (entry.pid() == root.pid() || found.containsKey(entry.pid())) {
            return true;
        }
        Entry before = members.get(entry.pid());
        if (before != null && before.start() == entry.start()) {
            return true;
        }
        Entry parent = all.get(entry.parent());
        if (parent != null && depth < DEEPEST && belongs(parent, all, found, depth + 1)) {
            return true;
        }
        if (Long.valueOf(entry.start()).equals(strangers.get(entry.pid()))) {
            return false;
        }
        boolean belongs = marked.test(entry.pid());
        if (!belongs) {
            strangers.put(entry.pid(), entry.start());
        }
        return belongs;
    }

    /** Ends all of it, and waits for the end. */
    void kill() {
        root.destroyForcibly();
        boolean interrupted = false;
        for (int round = 0; round < KILL_ROUNDS; round++) {
            List<ProcessHandle> alive = alive();
            if (alive.isEmpty()) {
                break;
            }
            alive.forEach(ProcessHandle::destroyForcibly);
            try {
                TimeUnit.MILLISECONDS.sleep(round < 5 ? 2 : 25);
            } catch (InterruptedException soon) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ProcessHandle> alive() {
        if (!ProcessTable.exists()) {
            List<ProcessHandle> all = new ArrayList<>(root.descendants().toList());
            if (root.isAlive()) {
                all.add(root.toHandle());
            }
            return all;
        }
        look();
        return members.keySet().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
