package dev.neurona.pretrained;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What can be seen of a TorchScript file without the engine, whose own messages about a wrong file fill a page. It is a zip with
 * the module's code as text; {@code torch.save} writes a zip as well, but one without code.
 *
 * @param tracedInUse whether it is a trace in which dropout or batch normalisation is switched to use
 */
record TorchScriptFile(Path file, boolean tracedInUse) {
    /** A call whose flag for training is false, as traces write it. */
    private static final Pattern SWITCHED_OFF = Pattern.compile(
            "torch\\.(?:\\w*dropout\\w*\\([^()]*, False\\)|batch_norm\\([^()]*, False, [-+.e\\d]+, [-+.e\\d]+, (?:True|False)\\))",
            Pattern.DOTALL);

    static TorchScriptFile of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no TorchScript file at " + file);
        }
        requireZip(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            boolean code = zip.stream().anyMatch(entry -> entry.getName().contains("/code/"));
            if (!code) {
                throw new IOException("%s holds no TorchScript: %s"
                        .formatted(
                                file,
                                zip.stream().anyMatch(entry -> entry.getName().endsWith("data.pkl"))
                                        ? "it was written with torch.save, as a state_dict is. Write torch.jit.script(model) with torch.jit.save, or the state_dict as .safetensors for Weights"
                                        : "it is a zip file of something else"));
            }
            boolean traced = zip.stream().anyMatch(entry -> entry.getName().endsWith("/traced_inputs.pkl"));
            return new TorchScriptFile(file, traced && switchedOff(zip));
        } catch (ZipException e) {
            throw new IOException(file + " is cut short or damaged: fetch it again", e);
        }
    }

    private static void requireZip(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(2);
        }
        if (start.length < 2 || start[0] != 'P' || start[1] != 'K') {
            boolean pickle = start.length == 2 && (start[0] & 0xff) == 0x80;
            throw new IOException("%s is not a TorchScript file: %s"
                    .formatted(
                            file,
                            pickle
                                    ? "it was written with torch.save in its old form. Write torch.jit.script(model) with torch.jit.save"
                                    : "write one in Python with torch.jit.save(torch.jit.script(model), path)"));
        }
    }

    private static boolean switchedOff(ZipFile zip) throws IOException {
        for (ZipEntry entry : zip.stream()
                .filter(entry ->
                        entry.getName().contains("/code/") && entry.getName().endsWith(".py"))
                .toList()) {
            try (InputStream in = zip.getInputStream(entry)) {
                if (SWITCHED_OFF
                        .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .find()) {
                    return true;
                }
            }
        }
        return false;
    }

    Optional<String> warning() {
        return tracedInUse
                ? Optional.of(
                        "%s was traced in eval mode: its dropout stays off and its batch normalisation keeps its old statistics, so that it learns badly. Use torch.jit.script(model), or trace after model.train()"
                                .formatted(file.getFileName()))
                : Optional.empty();
    }
}
