package dev.neurona.bench.train;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.neurona.Lab;
import dev.neurona.bench.Finding;
import dev.neurona.bench.Pairs;
import dev.neurona.bench.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Training and inference side by side, as a table of ratios. {@code src/bench/run train} prepares what is compared and starts
 * this: the same net, data, batch size, optimiser and number of threads on all sides.
 */
public final class TrainBench {
    private static final List<String> ROWS =
            List.of("logistic", "mlp", "lenet", "lstm", "resnet18", "squeezenet", "memory");

    private final Path folder;
    private final PyTorch python;
    private final int rounds;

    private TrainBench(Path folder, PyTorch python, int rounds) {
        this.folder = folder;
        this.python = python;
        this.rounds = rounds;
    }

    /**
     * Runs the rows that are named, or all.
     *
     * @param arguments the folder to work in, a Python with torch, train.py, how many rounds, and rows
     */
    public static void main(String[] arguments) throws Exception {
        List<String> rows = List.of(arguments).subList(4, arguments.length);
        for (String row : rows) {
            if (!ROWS.contains(row)) {
                System.out.println("no row " + row + ": there are " + String.join(", ", ROWS));
                System.exit(2);
            }
        }
        System.out.println(Lab.start("bench", 1));
        int threads = Integer.getInteger("ai.djl.pytorch.num_threads", 1);
        Path folder = Path.of(arguments[0]);
        Files.writeString(folder.resolve("table.md"), "");
        try (PyTorch python = new PyTorch(Path.of(arguments[1]), Path.of(arguments[2]), threads)) {
            System.out.println("PyTorch " + python.ask("version") + " in Python");
            System.out.println(Finding.head());
            TrainBench bench = new TrainBench(folder, python, Integer.parseInt(arguments[3]));
            for (String row : rows.isEmpty() ? ROWS : rows) {
                bench.row(row);
            }
        }
        System.exit(0);
    }

    private void row(String name) throws Exception {
        try (NDManager manager = NDManager.newBaseManager()) {
            switch (name) {
                case "memory" -> memory(manager);
                case "resnet18", "squeezenet" -> inference(name, manager);
                default -> training(name, manager);
            }
        }
    }

    /** One side of a row. */
    private interface Side {
        Spent measure() throws IOException;
    }

    private void training(String name, NDManager manager) throws Exception {
        Task task = Task.of(name, manager);
        try (PlainDjl plain = new PlainDjl(task)) {
            OurFit ours = new OurFit(task);
            python.ask("train " + name + " default");
            compare(name, "against plain DJL", 0.98, ours::measure, plain::measure);
            compare(name, "against PyTorch", name.equals("lstm") ? 0.95 : 1, ours::measure, this::measure);
            python.ask("train " + name + " fused");
            compare(name, "against PyTorch with Adam(fused=True)", Double.NaN, ours::measure, this::measure);
            if (name.equals("lstm")) {
                python.ask("script " + folder.resolve("lstm.pt"));
                try (Model model = load("lstm", Map.of("trainParam", "true"))) {
                    OurFit script = new OurFit(task, model.getBlock());
                    compare(name, "against the same net as TorchScript in Fit", 1, ours::measure, script::measure);
                }
            }
        }
    }

    private void inference(String name, NDManager manager) throws Exception {
        NDArray x = manager.randomUniform(0, 1, new Shape(1, 3, 224, 224));
        Block net = Inference.net(name);
        net.initialize(manager, DataType.FLOAT32, x.getShape());
        python.ask("infer " + name + " " + folder.resolve(name + ".pt"));
        Inference blocks = new Inference(net, x);
        compare(name, "DJL's blocks against PyTorch", Double.NaN, blocks::measure, this::measure);
        try (NDManager own = manager.newSubManager()) {
            compare(
                    name,
                    "the library's Inference against PyTorch",
                    0.95,
                    Inference.ready(name, own, x)::get,
                    this::measure);
        }
        try (Model model = load(name, Map.of())) {
            Inference frozen = new Inference(model.getBlock(), x);
            compare(name, "frozen TorchScript in DJL against PyTorch", 0.95, frozen::measure, this::measure);
        }
    }

    private Model load(String name, Map<String, String> options) throws Exception {
        Model model = Model.newInstance(name);
        model.load(folder, name, options);
        return model;
    }

    private Spent measure() throws IOException {
        return Spent.read(python.ask("measure"));
    }

    /** Both sides in turn, until they are warm and then for the rounds. */
    private void compare(String row, String what, double target, Side ours, Side theirs) throws Exception {
        long enough = System.nanoTime() + 6_000_000_000L;
        for (int i = 0; i < 3 || (i < 15 && System.nanoTime() < enough); i++) {
            ours.measure();
        }
        theirs.measure();
        theirs.measure();
        Pairs wall = new Pairs();
        Pairs work = new Pairs();
        for (int i = 0; i < rounds; i++) {
            boolean oursFirst = i % 2 == 0;
            Spent first = (oursFirst ? ours : theirs).measure();
            Spent second = (oursFirst ? theirs : ours).measure();
            wall.add((oursFirst ? first : second).wall(), (oursFirst ? second : first).wall());
            work.add((oursFirst ? first : second).work(), (oursFirst ? second : first).work());
        }
        tell(Finding.speed(row, what, wall, target));
        tell(Finding.speed(row, what + ", processor time", work, Double.NaN));
    }

    /** Ten thousand steps of LeNet: what the process holds after 500 and at the end. */
    private void memory(NDManager manager) throws Exception {
        OurFit ours = new OurFit(Task.of("lenet", manager), 100);
        List<Double> resident = new ArrayList<>();
        ours.run(epoch -> {
            if (epoch == 5 || epoch == 100) {
                resident.add(resident());
            }
        });
        tell(Finding.measure(
                "memory",
                "resident after 10,000 steps of LeNet, against after 500",
                new Sample(List.of(resident.get(1) / resident.get(0))),
                "x",
                1.05,
                "%.0f MiB / %.0f MiB".formatted(resident.get(1), resident.get(0))));
    }

    /** {@return the process's memory in MiB, as Linux counts it} */
    private static double resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(Double.NaN)
                    / 1024;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private void tell(Finding finding) throws IOException {
        System.out.println(finding.line());
        Files.writeString(folder.resolve("table.md"), finding.line() + "\n", StandardOpenOption.APPEND);
    }
}
