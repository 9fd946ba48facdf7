package dev.neurona.bench.kernel;

import dev.neurona.bench.Finding;
import dev.neurona.bench.Pairs;
import dev.neurona.bench.Sample;
import dev.neurona.kernel.client.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A million printed lines, from sending the cell to its idle, in kernels that run already; every line is looked for. */
final class PrintedLines implements Row {
    private static final int LINES = 1_000_000;
    private static final int ROUNDS = 6;
    private static final String JAVA = "for (int i = 0; i < " + LINES + "; i++) System.out.println(i);";
    private static final String PYTHON = "for i in range(" + LINES + "): print(i)";

    @Override
    public void run(Setting setting, Consumer<Finding> findings) throws Exception {
        String expected = expected();
        try (Client ours = Client.ready(setting.lessons())) {
            ours.run("1+1");
            if (setting.python().isEmpty()) {
                List<Double> millis = new ArrayList<>();
                for (int i = 0; i < setting.of(ROUNDS); i++) {
                    millis.add(printing(ours, JAVA, expected) / 1e6);
                }
                findings.accept(Finding.measure(
                        "lines",
                        "1,000,000 lines, all arrived",
                        new Sample(millis),
                        " ms",
                        Double.NaN,
                        "no PYTHON to compare with"));
                return;
            }
            try (Client theirs = Client.ready(setting.python().get())) {
                theirs.run("1+1");
                Pairs pairs = Pairs.of(
                        setting.of(ROUNDS),
                        () -> printing(ours, JAVA, expected),
                        () -> printing(theirs, PYTHON, expected));
                findings.accept(Finding.ratio("lines", "1,000,000 lines, all arrived, against ipykernel", pairs, 1.0));
            }
        }
    }

    private static String expected() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            text.append(i).append('\n');
        }
        return text.toString();
    }

    private static double printing(Client client, String cell, String expected) throws InterruptedException {
        long begin = System.nanoTime();
        Result result = client.run(cell);
        double took = System.nanoTime() - begin;
        if (!result.stdout().replace("\r\n", "\n").equals(expected)) {
            throw new IllegalStateException(
                    "lines were lost: " + result.stdout().length() + " characters arrived");
        }
        return took;
    }
}
