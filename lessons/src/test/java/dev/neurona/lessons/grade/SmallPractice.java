package dev.neurona.lessons.grade;

import dev.neurona.check.Language;
import dev.neurona.kernel.client.RunProgress;
import dev.neurona.kernel.install.Distribution;
import dev.neurona.kernel.install.KernelCommand;
import dev.neurona.kernel.install.KernelSpec;
import dev.neurona.lessons.book.Course;
import dev.neurona.lessons.book.Execution;
import dev.neurona.lessons.book.Release;
import dev.neurona.lessons.book.SmallCourse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A practice of three exercises and a question, which needs no engine, released into a folder. */
public final class SmallPractice {
    private static final String PRACTICE = """
            ---
            id: "P9"
            title: {en: "Practice", es: "Práctica"}
            minutes: 5
            needs: ["90"]
            ---
            ```java
            boolean real = false;
            ```
            ::: exercise P9.1 points=2
            ::: en
            ## Twice
            :::
            ::: es
            ## El doble
            :::
            ```java
            int twice(int n) {
                // BEGIN SOLUTION
                return 2 * n;
                // END SOLUTION
                // STUB return Check.todo();
            }
            ```
            ```java check
            Check.ex("P9.1").near(() -> twice(4), 8, 0)
            ```
            ```java probe near=0 given=int[]
            // about
            [[two numbers, twice|el doble de dos números]]
            // given
            java.util.Random random = new java.util.Random(seed);
            return new int[] {random.nextInt(1000), random.nextInt(1000) + 1000};
            // ask
            return new int[] {twice(given[0]), twice(given[1])};
            ```
            ::: hint
            en: Times two.
            es: Por dos.
            :::
            ```java wrong
            // told: 16
            int twice(int n) { return n * n; }
            ```
            :::
            ```java free
            int eight = twice(4);
            int dev = eight;
            ```
            ::: exercise P9.2 points=3
            ::: en
            ## Split
            :::
            ::: es
            ## Reparto
            :::
            ```java
            int[] split(int n) {
                // BEGIN SOLUTION
                return new int[] {n / 2, n - n / 2};
                // END SOLUTION
                // STUB return Check.todo();
            }
            ```
            ```java check
            Check.ex("P9.2").near(() -> split(4)[0] + split(4)[1], 4, 0)
            ```
            ```java probe near=0 given=int weight=2
            // given
            return 3 + (int) (seed % 1000);
            // ask
            // As many numbers as pictures have.
            int[] parts = split(given);
            return java.util.stream.IntStream.range(0, 100_000).map(i -> parts[i % 2]).toArray();
            // measure
            return answer.at(0) + answer.at(1) - given;
            ```
            ```java probe atmost=1 given=int[]
            // given
            return new int[] {(int) (seed % 100)};
            // ask
            int[] parts = split(given[0]);
            return Math.abs(parts[0] - parts[1]);
            ```
            ```java wrong
            // told: 4
            int[] split(int n) { return new int[] {n, n}; }
            ```
            :::
            ::: exercise P9.3 points=1
            ::: en
            ## Signs
            :::
            ::: es
            ## Signos
            :::
            ```java
            int[] signs(double[] x) {
                // BEGIN SOLUTION
                return java.util.Arrays.stream(x).mapToInt(each -> each < 0 ? 0 : 1).toArray();
                // END SOLUTION
                // STUB return Check.todo();
            }
            ```
            ```java check
            Check.ex("P9.3").near(() -> signs(new double[] {-1, 1}), new int[] {0, 1}, 0)
            ```
            ```java probe share=0.8/0.9 given=double[]
            // given
            return new java.util.Random(seed).doubles(50, -1, 1).toArray();
            // ask
            return signs(given);
            // truth
            int[] right = new int[given.length];
            for (int i = 0; i < right.length; i++) right[i] = given[i] < 0 ? 0 : 1;
            return right;
            ```
            ```java wrong
            // told: 0
            int[] signs(double[] x) { return new int[] {1, 0}; }
            ```
            :::
            ::: question P9.4
            ::: en
            ### Why?
            :::
            ::: es
            ### ¿Por qué?
            :::
            ::: en
            Because.
            :::
            ::: es
            Porque sí.
            :::
            ::: rubric
            - points: 4
              en: Says because.
              es: Dice porque sí.
            :::
            :::
            """;

    private SmallPractice() {}

    /** {@return the release's folder} */
    public static Path release(Path folder) throws IOException, InterruptedException {
        Course course = SmallCourse.with(folder.resolve("lessons"), PRACTICE);
        Path release = folder.resolve("release");
        new Release(
                        course,
                        SmallCourse.practice(course),
                        new Execution(kernel(folder), folder, Duration.ofMinutes(1)),
                        release,
                        7)
                .write(List.of(Language.values()), run -> new RunProgress() {});
        return release;
    }

    /** {@return the kernel with what this test sees} */
    static KernelSpec kernel(Path folder) throws IOException {
        Distribution all = new Distribution(Distribution.ownClassPath(), List.of(), Map.of(), spec -> {}, false);
        return KernelCommand.of(all).asKernelSpec(folder);
    }
}
