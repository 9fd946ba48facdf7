package dev.neurona.bench.kernel;

import dev.neurona.bench.Finding;
import dev.neurona.bench.Pairs;
import dev.neurona.bench.Sample;
import dev.neurona.kernel.install.KernelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * From the start of the process to the idle after the first cell: what a student waits for. Every kernel has the same
 * client, which asks {@code kernel_info} and then sends the cell, as front ends do.
 */
final class StartUp implements Row {
    private static final int ROUNDS = 15;

    @Override
    public void run(Setting setting, Consumer<Finding> findings) throws Exception {
        double target = Runtime.version().feature() >= 25 ? 1.6 : 2.0;
        if (setting.python().isEmpty()) {
            told(findings, "kernel alone to the first 1+1", setting.kernel(), setting);
            told(findings, "lessons' kernel to the first 1+1", setting.lessons(), setting);
            return;
        }
        KernelSpec python = setting.python().get();
        Pairs alone = new Pairs();
        Pairs withLibraries = new Pairs();
        Pairs declaring = new Pairs();
        first(setting.kernel(), "1+1");
        first(setting.lessons(), "1+1");
        first(python, "1+1");
        for (int i = 0; i < setting.of(ROUNDS); i++) {
            alone.round(() -> first(setting.kernel(), "1+1"), () -> first(python, "1+1"));
            withLibraries.round(() -> first(setting.lessons(), "1+1"), () -> first(python, "1+1"));
            declaring.round(() -> first(setting.lessons(), "int a = 1;"), () -> first(python, "a = 1"));
        }
        findings.accept(Finding.ratio("start", "spawn to first 1+1, kernel alone, against ipykernel", alone, target));
        findings.accept(Finding.ratio(
                "start", "spawn to first 1+1, lessons' kernel, against ipykernel", withLibraries, target));
        findings.accept(Finding.ratio(
                "start", "spawn to first int a = 1, lessons' kernel, against ipykernel", declaring, Double.NaN));
    }

    private static void told(Consumer<Finding> findings, String what, KernelSpec spec, Setting setting)
            throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < setting.of(ROUNDS); i++) {
            millis.add(first(spec, "1+1") / 1e6);
        }
        findings.accept(
                Finding.measure("start", what, new Sample(millis), " ms", Double.NaN, "no PYTHON to compare with"));
    }

    private static double first(KernelSpec spec, String cell) throws Exception {
        long begin = System.nanoTime();
        try (Client client = Client.start(spec)) {
            client.awaitReady();
            client.run(cell);
            return System.nanoTime() - begin;
        }
    }
}
