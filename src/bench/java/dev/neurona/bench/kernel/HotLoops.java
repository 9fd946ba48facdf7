package dev.neurona.bench.kernel;

import dev.neurona.bench.Finding;
import dev.neurona.bench.Pairs;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Hot loops with stop checks against the same source without: declared in a cell on our side, compiled and loaded as an
 * ordinary class on the other. Three views: methods of a class, warmed and timed in turn in one virtual machine; a block
 * written straight into a cell, new in every round, so that its way from the interpreter through both compilers counts;
 * and in a kernel's process, a method declared in a cell against one of a class on the class path, timed by a cell. One
 * thread does all the work, so that its CPU time is what is compared: other programs do not count.
 */
public final class HotLoops implements Row {
    /** The loops of one class; implemented by the class in the cell and by the ordinary one. */
    public interface Work {
        /** Runs one of the loops for some milliseconds. */
        double run(String loop);
    }

    private static final BlockingQueue<Object> GIVEN = new LinkedBlockingQueue<>();
    private static final double TARGET = 0.95;
    private static final List<String> LOOPS = List.of("matmul", "saxpy", "sum", "collatz", "calls");
    private static final int COPIES = 3;

    /** {@return the CPU time of the calling thread, in nanoseconds} */
    public static long clock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Called by the cells: hands something of theirs to the benchmark. */
    public static void give(Object of) {
        GIVEN.add(of);
    }

    @Override
    public void run(Setting setting, Consumer<Finding> findings) throws Exception {
        try (OwnSession session = new OwnSession()) {
            methods(session, setting, findings);
            blocks(session, setting, findings);
        }
        inKernel(setting, findings);
    }

    private static void methods(OwnSession session, Setting setting, Consumer<Finding> findings) throws Exception {
        Map<String, Pairs> pairs = new java.util.LinkedHashMap<>();
        LOOPS.forEach(loop -> pairs.put(loop, new Pairs()));
        // Several copies, because a compiler's luck with a class lasts as long as the class.
        for (int copy = 0; copy < COPIES; copy++) {
            String name = "Loops" + copy;
            String source = LoopSources.type(name, Work.class.getCanonicalName());
            session.run(source + "\n" + HotLoops.class.getName() + ".give(new " + name + "());");
            Work woven = (Work) GIVEN.take();
            Work plain = (Work) Plain.instance(name, source);
            for (Map.Entry<String, Pairs> measured : pairs.entrySet()) {
                String loop = measured.getKey();
                for (int i = 0; i < 20; i++) {
                    woven.run(loop);
                    plain.run(loop);
                }
                for (int i = 0; i < setting.of(20); i++) {
                    measured.getValue().round(() -> time(woven, loop), () -> time(plain, loop));
                }
            }
        }
        pairs.forEach((loop, of) -> findings.accept(Finding.speed(
                "loops",
                loop + " in a cell's class, speed of the same class without checks",
                of,
                loop.equals("calls") || loop.equals("collatz") ? Double.NaN : TARGET)));
    }

    private static double time(Work work, String loop) {
        long begin = clock();
        double result = work.run(loop);
        double took = clock() - begin;
        if (Double.isNaN(result)) {
            throw new IllegalStateException(loop + " made a NaN");
        }
        return took;
    }

    private static void blocks(OwnSession session, Setting setting, Consumer<Finding> findings) throws Exception {
        for (Map.Entry<String, String> block : LoopSources.blocks().entrySet()) {
            Pairs pairs = new Pairs();
            for (int i = 0; i < setting.of(10); i++) {
                String name = "Block" + i;
                Runnable plain = (Runnable) Plain.instance(
                        name,
                        "public class " + name + " implements Runnable { public void run() { " + block.getValue()
                                + " } }");
                pairs.round(
                        () -> {
                            session.run(block.getValue());
                            return (Double) GIVEN.take();
                        },
                        () -> {
                            plain.run();
                            return (Double) GIVEN.take();
                        });
            }
            findings.accept(Finding.speed(
                    "loops",
                    block.getKey() + " written into a cell, cold, speed of the same without checks",
                    pairs,
                    TARGET));
        }
    }

    private static void inKernel(Setting setting, Consumer<Finding> findings) throws Exception {
        try (Client client = Client.ready(Plain.onClassPath(setting.lessons()))) {
            for (String loop : List.of("matmul", "saxpy", "sum")) {
                client.run(LoopSources.method(loop));
                String cell = LoopSources.comparison(loop, JarLoops.class.getName(), setting.of(30));
                Pairs pairs = new Pairs();
                for (String line : client.printed(cell).lines().toList()) {
                    int space = line.indexOf(' ');
                    pairs.add(
                            Double.parseDouble(line.substring(0, space)),
                            Double.parseDouble(line.substring(space + 1)));
                }
                findings.accept(Finding.speed(
                        "loops",
                        loop + " declared in a cell of a kernel's process, speed of a class on the class path",
                        pairs,
                        TARGET));
            }
        }
    }
}
