package dev.neurona.lessons.grade.alike;

import dev.neurona.kernel.notebook.Cell;
import dev.neurona.kernel.notebook.Notebook;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class whose students solve the same exercises rightly, each alone: ways of solving, names, temporaries, the writing of
 * loops, comments and answers are drawn for each. And what a student does who hands in another's.
 */
final class Classroom {
    private static final Map<String, List<String>> WAYS = new TreeMap<>(Map.of(
            "ex-P1-1",
            List.of("""
                    float[][] scaled(int[][] $a) {
                        float[][] $b = new float[$a.length][];
                        for (int $i = 0; $i < $a.length; $inc) {
                            $b[$i] = new float[$a[$i].length];
                            for (int $j = 0; $j < $a[$i].length; $j++) {
                                $b[$i][$j] = $a[$i][$j] / 255f;
                            }
                        }
                        return $b;
                    }
                    """, """
                    float[][] scaled(int[][] $a) {
                        return Arrays.stream($a).map($b -> {
                            float[] $c = new float[$b.length];
                            Arrays.setAll($c, $i -> $b[$i] / 255.0f);
                            return $c;
                        }).toArray(float[][]::new);
                    }
                    """, """
                    float[] row(int[] $a) {
                        float[] $b = new float[$a.length];
                        int $i = 0;
                        for (int $c : $a) {
                            $b[$i++] = (float) $c / 255;
                        }
                        return $b;
                    }
                    float[][] scaled(int[][] $d) {
                        List<float[]> $e = new ArrayList<>();
                        for (int[] $c : $d) {
                            $e.add(row($c));
                        }
                        return $e.toArray(new float[0][]);
                    }
                    """, """
                    float[][] scaled(int[][] $a) {
                        int $b = $a.length;
                        int $c = $a[0].length;
                        float[][] $d = new float[$b][$c];
                        for (int $i = 0; $i < $b * $c; $inc) {
                            $d[$i / $c][$i % $c] = $a[$i / $c][$i % $c] * (1f / 255);
                        }
                        return $d;
                    }
                    """),
            "ex-P1-2",
            List.of("""
                    double accuracy(int[] $a, int[] $b) {
                        int $c = 0;
                        for (int $i = 0; $i < $a.length; $inc) {
                            if ($a[$i] == $b[$i]) {
                                $c++;
                            }
                        }
                        return (double) $c / $a.length;
                    }
                    """, """
                    double accuracy(int[] $a, int[] $b) {
                        return IntStream.range(0, $a.length).filter($i -> $a[$i] == $b[$i]).count() / (double) $a.length;
                    }
                    """, """
                    double accuracy(int[] $a, int[] $b) {
                        return IntStream.range(0, $b.length).mapToDouble($i -> $b[$i] == $a[$i] ? 1 : 0).average().orElse(0);
                    }
                    """, """
                    double accuracy(int[] $a, int[] $b) {
                        double $c = 0;
                        int $i = 0;
                        while ($i < $a.length) {
                            $c += $a[$i] != $b[$i] ? 0 : 1;
                            $inc;
                        }
                        return $c / $i;
                    }
                    """),
            "ex-P1-3",
            List.of("""
                    int[][] confusion(int[] $a, int[] $b, int $c) {
                        int[][] $d = new int[$c][$c];
                        for (int $i = 0; $i < $a.length; $inc) {
                            $d[$a[$i]][$b[$i]]++;
                        }
                        return $d;
                    }
                    """, """
                    int[][] confusion(int[] $a, int[] $b, int $c) {
                        int[][] $d = new int[$c][$c];
                        IntStream.range(0, $a.length).forEach($i -> $d[$a[$i]][$b[$i]] += 1);
                        return $d;
                    }
                    """, """
                    int[][] confusion(int[] $a, int[] $b, int $c) {
                        int[][] $d = new int[$c][];
                        for (int $i = 0; $i < $c; $inc) {
                            $d[$i] = new int[$c];
                            for (int $j = 0; $j < $a.length; $j++) {
                                if ($a[$j] == $i) {
                                    $d[$i][$b[$j]] = $d[$i][$b[$j]] + 1;
                                }
                            }
                        }
                        return $d;
                    }
                    """, """
                    int[][] confusion(int[] $a, int[] $b, int $c) {
                        Map<Integer, int[]> $e = new TreeMap<>();
                        for (int $i = 0; $i < $c; $inc) {
                            $e.put($i, new int[$c]);
                        }
                        int $j = 0;
                        for (int $f : $a) {
                            $e.get($f)[$b[$j++]]++;
                        }
                        return $e.values().toArray(int[][]::new);
                    }
                    """),
            "ex-P1-4",
            List.of("""
                    double[] softmax(double[] $a) {
                        double $b = Arrays.stream($a).max().getAsDouble();
                        double[] $c = Arrays.stream($a).map($d -> Math.exp($d - $b)).toArray();
                        double $e = Arrays.stream($c).sum();
                        return Arrays.stream($c).map($d -> $d / $e).toArray();
                    }
                    """, """
                    double[] softmax(double[] $a) {
                        double $b = $a[0];
                        for (double $c : $a) {
                            $b = Math.max($b, $c);
                        }
                        double $d = 0;
                        double[] $e = new double[$a.length];
                        for (int $i = 0; $i < $a.length; $inc) {
                            $e[$i] = Math.exp($a[$i] - $b);
                            $d += $e[$i];
                        }
                        for (int $i = 0; $i < $a.length; $inc) {
                            $e[$i] /= $d;
                        }
                        return $e;
                    }
                    """, """
                    double logSum(double[] $a) {
                        double $b = Double.NEGATIVE_INFINITY;
                        for (double $c : $a) {
                            if ($c > $b) {
                                $b = $c;
                            }
                        }
                        double $d = 0;
                        for (double $c : $a) {
                            $d += Math.exp($c - $b);
                        }
                        return $b + Math.log($d);
                    }
                    double[] softmax(double[] $a) {
                        double $e = logSum($a);
                        double[] $f = $a.clone();
                        for (int $i = 0; $i < $f.length; $inc) {
                            $f[$i] = Math.exp($f[$i] - $e);
                        }
                        return $f;
                    }
                    """, """
                    double[] softmax(double[] $a) {
                        double[] $c = $a.clone();
                        Arrays.sort($c);
                        double $b = $c[$c.length - 1], $d = 0;
                        for (int $i = 0; $i < $a.length; $inc) {
                            $c[$i] = Math.exp($a[$i] - $b);
                        }
                        for (double $e : $c) {
                            $d = $d + $e;
                        }
                        final double $f = $d;
                        return DoubleStream.of($c).map($e -> $e / $f).toArray();
                    }
                    """),
            "ex-P1-5",
            List.of("""
                    SequentialBlock network() {
                        SequentialBlock $a = new SequentialBlock();
                        $a.add(Conv2d.builder().setKernelShape(new Shape(5, 5)).setFilters($n1).build());
                        $a.add(Activation::relu);
                        $a.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
                        $a.add(Blocks.batchFlattenBlock());
                        $a.add(Linear.builder().setUnits($n2).build());
                        $a.add(Activation::relu);
                        $a.add(Linear.builder().setUnits(10).build());
                        return $a;
                    }
                    """, """
                    SequentialBlock network() {
                        return new SequentialBlock()
                                .add(conv($n1)).add(BatchNorm.builder().build()).add(Activation.reluBlock())
                                .add(conv($n2)).add(Activation.reluBlock())
                                .add(Pool.globalAvgPool2dBlock())
                                .add(Dropout.builder().optRate(0.3f).build())
                                .add(Linear.builder().setUnits(10).build());
                    }
                    Block conv(int $a) {
                        return Conv2d.builder().setFilters($a).setKernelShape(new Shape(3, 3)).optPadding(new Shape(1, 1)).build();
                    }
                    """, """
                    SequentialBlock network() {
                        var $a = new SequentialBlock();
                        for (int $b : new int[] {$n1, $n2}) {
                            $a.add(Conv2d.builder().setKernelShape(new Shape(3, 3)).setFilters($b).optBias(false).build())
                                    .add(BatchNorm.builder().build())
                                    .add(Activation::relu)
                                    .add(Pool.avgPool2dBlock(new Shape(2, 2)));
                        }
                        $a.add(Blocks.batchFlattenBlock(784)).add(Linear.builder().setUnits(10).build());
                        return $a;
                    }
                    """),
            "ex-P1-6",
            List.of("""
                    History fitted(Block $a, Data $b) {
                        Fit $c = Fit.of($a).rate($n3).epochs(4).batch(64);
                        Data[] $d = $b.split(0.9, 42);
                        History $e = $c.run($d[0], $d[1]);
                        return $e;
                    }
                    """, """
                    History fitted(Block $a, Data $b) {
                        Data[] $d = $b.split(0.8, 7);
                        return Fit.of($a).optimizer(Adam.builder().build()).batch(32).epochs(6).earlyStopping(2).run($d[0], $d[1]);
                    }
                    """, """
                    History fitted(Block $a, Data $b) {
                        int $f = (int) ($b.size() * 0.85);
                        Data $c = $b.take($f), $d = $b.drop($f);
                        History $e = null;
                        for (float $g : new float[] {0.01f, $n3}) {
                            History $h = Fit.of($a.fresh()).rate($g).epochs(3).run($c, $d);
                            if ($e == null || $h.best() > $e.best()) {
                                $e = $h;
                            }
                        }
                        return $e;
                    }
                    """)));

    /** Sentences whose every slot is drawn: nobody writes fifteen words in a row as somebody else does. */
    private static final List<String> SAYINGS = List.of(
            "{The|My|This|Our final} {test error|error rate|accuracy on unseen digits|result} {is|comes to|was|turned out as} %d"
                    + " {wrong of|mistakes in|errors out of} {ten thousand|10000|all test images}, {so|which means|hence|and therefore}"
                    + " {the true rate|what to expect elsewhere|the real number} {lies|should be|is probably} {within|inside|less than}"
                    + " {two tenths|a quarter|0.2} {of a percent|percent|points} {of it|from that|around this}.",
            "{With another seed|Trained again|In a second run} {it|the count|that number} {moved|changed|went} {by|about|roughly} %d"
                    + " {either way|up and down|in both directions}, {so I trust|which leaves|and so only} {the second digit|one decimal|little}"
                    + " {and nothing behind it|at most|of the rest}.",
            "{Fours and nines|Threes and fives|Sevens with a bar|Eights} {get mixed up|are confused|cause trouble|go wrong} {most|more than others|often},"
                    + " {above all|especially|mainly} {when|if|where} {the top is closed|the stroke is faint|they lean|the loop is open},"
                    + " {as|which|and} {the matrix shows|one sees in its rows|I checked by eye|the pictures confirm}.",
            "{Next|As a next step|If I had a week|Then} {I would|one could|we should|I want to} {add|try|test|use}"
                    + " {shifted copies|dropout|more filters|a lower rate|an average of nets}, {because|since|as} {the net|my model|training}"
                    + " {never saw|overfits|does not reach|jumps around in} {digits off centre|the train set|the dev cost|late epochs}.");

    private static final List<String> NAMES = List.of(
            ("x y xs data images in pixels batch rows out result res r target prob values z n m total hits correct good acc"
                            + " sum matrix table counts c net model block layers tmp t best h k max biggest e soft v train dev")
                    .split(" "));
    private static final List<String> COMMENTS = List.of(
            "// first the simple part",
            "/* as in lesson 20 */",
            "// TODO faster",
            "// works!",
            "// see the hint",
            "// seed 42");

    private final Random random;
    private final Path folder;

    Classroom(long seed, Path folder) {
        this.random = new Random(seed);
        this.folder = folder;
    }

    /** The notebook as it was handed out. */
    static Notebook released() {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.markdown(
                "text-1", "# Practice 1\n\nFill in each cell that says so. What you hand in is this notebook."));
        cells.add(Cell.code("code-1", LOCKED));
        WAYS.keySet().forEach(id -> {
            cells.add(Cell.code(
                    id + "-answer",
                    "// your code here\n"
                            + WAYS.get(id).get(0).lines().findFirst().orElseThrow() + "\n    return Check.todo();\n}"));
            cells.add(Cell.code(id + "-check", LOCKED + "\nCheck.ex(\"" + id + "\")"));
        });
        cells.add(Cell.markdown("ex-P1-7-answer", "Your answer here."));
        return Notebook.of("neurona", "Java", "java", cells);
    }

    private static final String LOCKED = """
            Data digits = real ? Data.mnist("train") : Data.drawn(6000, 42);
            double[] costs = IntStream.range(0, 20).mapToDouble(i -> Math.pow(0.9, i)).toArray();
            for (int epoch = 0; epoch < 20; epoch++) {
                Plot.line("cost", "epoch", "J", Arrays.copyOf(costs, epoch + 1));
            }
            """;

    /** A student's own work. */
    Notebook alone() {
        Map<String, String> answers = new TreeMap<>();
        WAYS.forEach((id, ways) -> answers.put(id, own(ways.get(random.nextInt(ways.size())))));
        StringBuilder answer = new StringBuilder();
        SAYINGS.forEach(saying ->
                answer.append(said(saying).formatted(60 + random.nextInt(200))).append('\n'));
        return notebook(answers, answer.toString());
    }

    private String said(String saying) {
        return Pattern.compile("\\{([^}]*)}").matcher(saying).replaceAll(slot -> {
            String[] words = slot.group(1).split("\\|");
            return words[random.nextInt(words.length)];
        });
    }

    private Notebook notebook(Map<String, String> answers, String prose) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : released().cells()) {
            String id = cell.id().orElseThrow();
            String answer = answers.get(id.replace("-answer", ""));
            if (answer != null) {
                cells.add(Cell.code(id, answer));
            } else {
                cells.add(id.equals("ex-P1-7-answer") ? Cell.markdown(id, prose) : cell);
            }
        }
        return Notebook.of("neurona", "Java", "java", cells);
    }

    /** Fills a way of solving with names and small habits. */
    private String own(String way) {
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        Map<String, String> chosen = new TreeMap<>();
        String inc = List.of("$i++", "++$i", "$i += 1").get(random.nextInt(3));
        String code = way.replace("$inc", inc)
                .replace("$n1", Integer.toString(8 << random.nextInt(3)))
                .replace("$n2", Integer.toString(16 << random.nextInt(4)))
                .replace("$n3", random.nextBoolean() ? "0.1f" : "0.05f");
        code = Pattern.compile("\\$[a-z]")
                .matcher(code)
                .replaceAll(found -> Matcher.quoteReplacement(chosen.computeIfAbsent(
                        found.group(),
                        key -> key.equals("$i") ? "i" : key.equals("$j") ? "j" : names.get(chosen.size()))));
        return habits(code);
    }

    private String habits(String code) {
        String out = code;
        if (random.nextInt(3) == 0) {
            out = out.replaceFirst("return ([^;{}\n]+);\n}", "var answer = $1;\n    return answer;\n}");
        }
        if (random.nextInt(3) == 0) {
            out = out.replaceFirst(
                    "\\) \\{\n",
                    ") {\n    if (" + (random.nextBoolean() ? "false" : "Lab.seed() < 0")
                            + ") throw new IllegalStateException();\n");
        }
        if (random.nextInt(3) == 0) {
            out = out.replaceFirst("\\) \\{\n", ") {\n    System.out.println(\"here\");\n");
        }
        if (random.nextBoolean()) {
            out = COMMENTS.get(random.nextInt(COMMENTS.size())) + "\n" + out;
        }
        return out;
    }

    /** What is handed in as one's own: other names, other order, no comments or other ones, other layout, other numbers. */
    Notebook disguised(Notebook original) {
        Map<String, String> answers = new TreeMap<>();
        String prose = "";
        int next = 0;
        for (Cell cell : original.cells()) {
            String id = cell.id().orElseThrow();
            if (id.endsWith("-answer") && cell.isCode()) {
                String code = cell.source().replaceAll("//[^\n]*|/\\*.*?\\*/", "");
                for (String name : NAMES) {
                    code = code.replaceAll("(?<![.\\w\"])" + name + "(?![\\w(\"])", "renamed" + next++);
                }
                code = reordered(code)
                        .replace("{", "\n{\n// mine\n")
                        .replace("    ", "\t")
                        .replace("255", "256");
                answers.put(id.replace("-answer", ""), code);
            } else if (id.equals("ex-P1-7-answer")) {
                prose = cell.source()
                        .replace(",", " –")
                        .replaceAll("\\d+", "77")
                        .toUpperCase(java.util.Locale.ROOT);
            }
        }
        return notebook(answers, prose);
    }

    /** Methods in the other order. */
    private static String reordered(String code) {
        List<String> methods = new ArrayList<>(List.of(code.split("(?<=\n}\n)")));
        Collections.reverse(methods);
        return String.join("\n", methods);
    }

    /** A copy of only some exercises; the others are the student's own. */
    Notebook partly(Notebook original, int copied) {
        Map<String, String> answers = new TreeMap<>();
        alone().cells().stream()
                .filter(cell -> cell.isCode() && cell.id().orElse("").endsWith("-answer"))
                .forEach(cell -> answers.put(cell.id().orElse("").replace("-answer", ""), cell.source()));
        disguised(original).cells().stream()
                .filter(cell -> cell.isCode() && cell.id().orElse("").endsWith("-answer"))
                .limit(copied)
                .forEach(cell -> answers.put(cell.id().orElse("").replace("-answer", ""), cell.source()));
        return notebook(answers, "I did all of it myself.");
    }

    Submission handIn(String student, Notebook notebook) {
        Path file = folder.resolve(student + ".ipynb");
        try {
            notebook.write(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Submission(
                new Student(student, student),
                "P1",
                file,
                student + ".ipynb",
                Optional.empty(),
                "digest of " + notebook.toText().hashCode());
    }
}
