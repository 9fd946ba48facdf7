package dev.neurona.kernel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A session of a long afternoon: what it takes is measured in src/bench, that it lasts is seen here. */
class LongSessionTest {
    private static final int CELLS = 2_000;

    @Test
    void twoThousandCellsOfEveryKindInALittleHeap() throws Exception {
        try (LiveKernel kernel = LiveKernel.start("-Xmx160m")) {
            kernel.ok("long sum = 0; int[] last = {};");
            for (int i = 1; i <= CELLS; i++) {
                switch (i % 4) {
                    case 0 -> kernel.ok("last = new int[100_000]; sum += " + i + ";");
                    case 1 -> kernel.ok("int again = " + i + "; sum += again;");
                    case 2 -> kernel.ok("for (int i = 0; i < " + i + "; i++) { sum++; }");
                    default ->
                        assertThat(kernel.value("sum += " + i + "; " + i + " + 1"))
                                .isEqualTo("" + (i + 1));
                }
            }
            assertThat(kernel.value("sum")).isEqualTo("" + (long) CELLS * (CELLS + 1) / 2);
        }
    }
}
