package dev.neurona.bench.train;

import ai.djl.ndarray.NDManager;
import dev.neurona.Lab;
import dev.neurona.bench.Finding;
import dev.neurona.bench.Pairs;
import java.nio.file.Path;
import java.util.List;

/** Training steps side by side, as a table of ratios. {@code src/bench/run train} prepares what is compared and starts this. */
public final class TrainBench {
    private TrainBench() {}

    /** @param arguments a Python with torch, train.py, rounds, and tasks */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[2]);
        List<String> tasks = List.of(arguments).subList(3, arguments.length);
        System.out.println(Lab.start("bench", 1));
        int threads = Integer.getInteger("ai.djl.pytorch.num_threads", 1);
        try (PyTorch python = new PyTorch(Path.of(arguments[0]), Path.of(arguments[1]), threads)) {
            System.out.println("PyTorch " + python.ask("version"));
            for (String name : tasks) {
                run(name, python, rounds);
            }
        }
    }

    private static void run(String name, PyTorch python, int rounds) throws Exception {
        try (NDManager manager = NDManager.newBaseManager()) {
            Task task = Task.of(name, manager);
            try (PlainDjl plain = new PlainDjl(task)) {
                OurFit ours = new OurFit(task);
                python.ask("train " + name + " default");
                for (int i = 0; i < 15; i++) {
                    ours.epoch();
                    plain.epoch();
                }
                python.ask("epoch");
                Pairs[] pairs = {new Pairs(), new Pairs(), new Pairs(), new Pairs()};
                for (int i = 0; i < rounds; i++) {
                    Spent djl = plain.epoch();
                    Spent our = ours.epoch();
                    Spent their = Spent.read(python.ask("epoch"));
                    pairs[0].add(our.wall(), djl.wall());
                    pairs[1].add(our.wall(), their.wall());
                    pairs[2].add(our.work(), djl.work());
                    pairs[3].add(our.work(), their.work());
                }
                System.out.println(Finding.speed(name, "against plain DJL", pairs[0], 0.98).line());
                System.out.println(Finding.speed(name, "against PyTorch", pairs[1], 1).line());
                System.out.println(Finding.speed(name, "against plain DJL, processor time", pairs[2], Double.NaN).line());
                System.out.println(Finding.speed(name, "against PyTorch, processor time", pairs[3], Double.NaN).line());
            }
        }
    }
}
