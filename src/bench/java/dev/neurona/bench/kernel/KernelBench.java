package dev.neurona.bench.kernel;

import dev.neurona.bench.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The kernel's numbers, as a table of ratios. {@code src/bench/run kernel} prepares what is compared and starts this;
 * each row then runs in a virtual machine of its own, with the options of the installed kernel's command.
 */
public final class KernelBench {
    private static final Map<String, Supplier<Row>> ROWS = rows();

    private KernelBench() {}

    private static Map<String, Supplier<Row>> rows() {
        Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
        rows.put("start", StartUp::new);
        rows.put("warm", WarmCells::new);
        rows.put("age", SessionAge::new);
        rows.put("statements", Folding::statements);
        rows.put("declarations", Folding::declarations);
        rows.put("loops", HotLoops::new);
        rows.put("lines", PrintedLines::new);
        rows.put("interrupt", Interrupts::new);
        return rows;
    }

    /**
     * Runs the rows that are named, or all.
     *
     * @param arguments the folder the kernels are installed in, a Python or nothing, how many rounds of ten, and rows
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Setting setting = Setting.of(folder, arguments[1], Integer.parseInt(arguments[2]));
        List<String> names = List.of(arguments).subList(3, arguments.length);
        Optional<String> unknown =
                names.stream().filter(name -> !ROWS.containsKey(name)).findFirst();
        if (unknown.isPresent()) {
            System.out.println("no row " + unknown.get() + ": there are " + String.join(", ", ROWS.keySet()));
            System.exit(2);
        }
        Path table = folder.resolve("table.md");
        if (System.getProperty("bench.row") != null) {
            Supplier<Row> row = ROWS.getOrDefault(names.get(0), StartUp::new);
            row.get().run(setting, finding -> tell(finding, table));
            System.exit(0);
        }
        System.exit(all(names.isEmpty() ? List.copyOf(ROWS.keySet()) : names, arguments, setting, table));
    }

    private static int all(List<String> names, String[] arguments, Setting setting, Path table)
            throws IOException, InterruptedException {
        Files.writeString(table, "");
        if (setting.python().isEmpty()) {
            System.out.println("PYTHON names no Python with ipykernel: rows against ipykernel tell times only");
        }
        System.out.println(Finding.head());
        int failed = 0;
        for (String name : names) {
            List<String> command = new ArrayList<>(options(setting.lessons().argv()));
            command.addAll(List.of(
                    "-Dbench.row=true",
                    "-Xmx2g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KernelBench.class.getName()));
            command.addAll(List.of(arguments).subList(0, 3));
            command.add(name);
            failed |= new ProcessBuilder(command).inheritIO().start().waitFor();
        }
        System.out.println("written to " + table);
        return failed == 0 ? 0 : 1;
    }

    /** {@return the kernel's java with its options, without its archive, which is for another class path} */
    private static List<String> options(List<String> argv) {
        return argv.subList(0, argv.indexOf("-cp")).stream()
                .filter(option -> !option.startsWith("-XX:SharedArchiveFile") && !option.startsWith("-XX:AOTCache"))
                .toList();
    }

    private static void tell(Finding finding, Path table) {
        System.out.println(finding.line());
        try {
            Files.writeString(table, finding.line() + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
