package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import org.junit.jupiter.api.Test;

class SessionMemoryTest {
    private static final int TRIES = 100;

    private final ReferenceQueue<Object> freed = new ReferenceQueue<>();

    private Reference<Object> closedSession() {
        Cells cells = new Cells();
        cells.run("int counter = 1; Thread.currentThread().getName();");
        cells.error("conter + 1");
        cells.interpreter.complete("coun", 4);
        Reference<Object> watched = new PhantomReference<>(cells.interpreter, freed);
        cells.close();
        return watched;
    }

    private Reference<?> nextFreed() throws InterruptedException {
        Reference<?> found = null;
        for (int i = 0; i < TRIES && found == null; i++) {
            System.gc();
            found = freed.remove(50);
        }
        return found;
    }

    /** A session holds a compiler's tables, some 45 MB: one that is over must not keep them. */
    @Test
    void aClosedSessionIsFreed() throws InterruptedException {
        Reference<Object> first = closedSession();
        // The newest session stays reachable, for code that asks for the kernel it runs in.
        Reference<Object> second = closedSession();
        assertThat((Object) nextFreed()).isSameAs(first);
        Reference.reachabilityFence(second);
    }

    @Test
    void aResetFreesWhatWasDeclared() throws InterruptedException {
        try (Cells cells = new Cells()) {
            cells.run("class Big { int[] numbers = new int[1_000]; } Big big = new Big();");
            Reference<Object> session = new PhantomReference<>(cells.interpreter.session(), freed);
            cells.interpreter.reset();
            assertThat(cells.error("big").name()).isEqualTo("CompileError");
            assertThat((Object) nextFreed()).isSameAs(session);
        }
    }
}
