package dev.neurona.plot;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes pixels as a PNG, the smallest form a notebook can carry them in; where nothing is drawn they are transparent. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    private final int width;
    private final int height;
    private final boolean grey;
    private final byte[] rows;

    /** @param grey whether pixels have one value and not three */
    Png(int width, int height, boolean grey) {
        this.width = width;
        this.height = height;
        this.grey = grey;
        this.rows = new byte[height * stride()];
    }

    private int channels() {
        return grey ? 2 : 4;
    }

    /** Each row begins with the number of its filter, here always 0 for none. */
    private int stride() {
        return 1 + width * channels();
    }

    /** Sets a pixel; values run from 0 to 1, what is outside is cut. */
    void set(int x, int y, double... colour) {
        int at = y * stride() + 1 + x * channels();
        for (int i = 0; i < channels() - 1; i++) {
            rows[at + i] = (byte) Math.round(Math.max(0, Math.min(1, colour[i])) * 255);
        }
        rows[at + channels() - 1] = (byte) 255;
    }

    /** {@return the picture as a data URI} */
    String uri() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, (byte) (grey ? GREY_ALPHA : RGB_ALPHA), 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", deflated());
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to memory does not fail
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private byte[] deflated() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(rows);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
