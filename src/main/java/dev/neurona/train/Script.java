package dev.neurona.train;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The engine's side of a training step: {@code step.py}, compiled by libtorch. A call costs one crossing into native code
 * where DJL's operations cost one each.
 *
 * <p>libtorch reads a module from a zip file with its code as text, the values of its fields as a pickle, and a format
 * number. Ours has no values to speak of, so the archive is put together here from the readable text.
 */
final class Script {
    private static final PtSymbolBlock MODULE = load();

    private Script() {}

    /** {@return what a method of step.py returns; the caller closes it} Runs without gradients; weights may be changed. */
    static IValue run(String method, IValue... arguments) {
        return IValueUtils.runMethod(MODULE, method, arguments);
    }

    /** {@return arrays as one argument; the caller closes it, the arrays stay as they are} */
    static IValue list(List<? extends ai.djl.ndarray.NDArray> arrays) {
        return IValue.listFrom(arrays.toArray(PtNDArray[]::new));
    }

    private static PtSymbolBlock load() {
        try (InputStream text = Script.class.getResourceAsStream("step.py")) {
            if (text == null) {
                throw new IllegalStateException("step.py is missing beside Script.class: build the library anew");
            }
            // Lives as long as the process: closing a lesson's manager must not take it away.
            PtNDManager manager = (PtNDManager) NDManager.newBaseManager("PyTorch");
            return JniUtils.loadModule(manager, new ByteArrayInputStream(archive(text.readAllBytes())), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive(byte[] code) throws IOException {
        // Pickles, as written by Python's pickletools: an object of class Step with {training: False}, and a tuple ().
        String object = "\u0080\u0002c__torch__\nStep\n)\u0081}X\b\0\0\0training\u0089sb.";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "step/data.pkl", object.getBytes(StandardCharsets.ISO_8859_1));
            entry(zip, "step/code/__torch__.py", code);
            entry(zip, "step/constants.pkl", "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1));
            entry(zip, "step/version", "5\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    /** Entries are stored, not compressed, and their sizes stand before them, which libtorch's reader wants. */
    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
