package dev.neurona.data;

/**
 * From a JPEG's components to red, green and blue. Written out here because Java's own decoder refuses pictures in inks,
 * of which ImageNet has some, takes some others for RGB, and converts by embedded colour profiles, which no library that
 * models are trained with does.
 */
final class JpegColours {
    private JpegColours() {}

    /**
     * {@return the pixels as RGB}
     *
     * @param raw the components of each pixel as stored, {@code H * W * components} bytes
     */
    static byte[] rgb(byte[] raw, JpegHeader header) {
        return switch (header.space()) {
            case GREY -> grey(raw);
            case RGB -> raw;
            case YCC -> ycc(raw, 3);
            case CMYK -> inks(raw, raw, 4, header.adobe());
            case YCCK -> inks(inverted(ycc(raw, 4)), raw, 3, header.adobe());
        };
    }

    private static byte[] grey(byte[] raw) {
        byte[] rgb = new byte[raw.length * 3];
        for (int i = 0; i < raw.length; i++) {
            rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = raw[i];
        }
        return rgb;
    }

    /**
     * JFIF's luma and chroma, in 16 bits of fraction.
     *
     * <pre>
     * R = Y                      + 1.402    (Cr - 128)
     * G = Y - 0.344136 (Cb - 128) - 0.714136 (Cr - 128)
     * B = Y + 1.772    (Cb - 128)
     * </pre>
     */
    private static byte[] ycc(byte[] raw, int components) {
        int n = raw.length / components;
        byte[] rgb = new byte[n * 3];
        for (int i = 0; i < n; i++) {
            int y = ((raw[components * i] & 0xff) << 16) + (1 << 15);
            int cb = (raw[components * i + 1] & 0xff) - 128;
            int cr = (raw[components * i + 2] & 0xff) - 128;
            rgb[3 * i] = clamp((y + 91881 * cr) >> 16);
            rgb[3 * i + 1] = clamp((y - 22554 * cb - 46802 * cr) >> 16);
            rgb[3 * i + 2] = clamp((y + 116130 * cb) >> 16);
        }
        return rgb;
    }

    private static byte clamp(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }

    private static byte[] inverted(byte[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ~values[i];
        }
        return values;
    }

    /**
     * Paper under coloured ink under black ink: {@code R = (1 - C)(1 - K)}, and likewise G of M, B of Y.
     *
     * @param colours C, M, Y at the beginning of each {@code stride} bytes
     * @param black K as each fourth byte
     * @param stored inverted, as Adobe's programs do: then they hold 1 - C and 1 - K
     */
    private static byte[] inks(byte[] colours, byte[] black, int stride, boolean stored) {
        int n = black.length / 4;
        byte[] rgb = new byte[n * 3];
        int flip = stored ? 0 : 0xff;
        for (int i = 0; i < n; i++) {
            int k = (black[4 * i + 3] & 0xff) ^ flip;
            for (int c = 0; c < 3; c++) {
                int light = (colours[stride * i + c] & 0xff) ^ flip;
                rgb[3 * i + c] = (byte) ((light * k + 127) / 255);
            }
        }
        return rgb;
    }
}
