package dev.neurona.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellLoaderTest {
    private static final int NEWER_THAN_ANYONE_KNOWS = 500;

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void aClassFileOfAnUnknownVersionIsLoadedAsItIsWithOneWarning() throws IOException {
        List<String> warnings = new ArrayList<>();
        CellLoader loader = new CellLoader(getClass().getClassLoader(), warnings::add);
        byte[] bytes = bytesOf(CellLoaderTest.class);
        bytes[6] = (byte) (NEWER_THAN_ANYONE_KNOWS >> 8);
        bytes[7] = (byte) NEWER_THAN_ANYONE_KNOWS;
        for (String name : new String[] {"cells.One", "cells.Two"}) {
            loader.add(name, bytes.clone(), new Origin(1, 1, "", 0, 0));
            // The virtual machine that runs this test does not know the version either, and says so in its own words.
            assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(LinkageError.class);
        }
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("newer than the kernel knows").contains("cannot be interrupted");
    }

    @Test
    void aJarThatCannotEndTheProcessIsNotRewritten() throws IOException {
        byte[] bytes = bytesOf(Piece.class);
        assertThat(Weaver.jarClass(bytes)).isSameAs(bytes);
    }
}
