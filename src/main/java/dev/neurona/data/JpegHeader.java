package dev.neurona.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a JPEG file says before its pixels (ITU T.81; JFIF; Adobe's APP14; EXIF 2.3 for the orientation).
 *
 * @param components 1 grey, 3 colour, 4 ink
 * @param space how the components are to be read
 * @param adobe whether Adobe's marker is there: then inks are stored inverted
 * @param orientation EXIF's number, 1 if it says none
 */
record JpegHeader(int height, int width, int components, Space space, boolean adobe, int orientation) {
    /** Colour spaces a JPEG may be in. */
    enum Space {
        GREY,
        RGB,
        YCC,
        CMYK,
        YCCK
    }

    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;
    private static final int START_OF_SCAN = 0xda;
    private static final int EXIF_ORIENTATION = 0x0112;

    static JpegHeader read(byte[] file) throws IOException {
        return new Reader(ByteBuffer.wrap(file)).read();
    }

    private static final class Reader {
        private final ByteBuffer in;
        private boolean jfif;
        private int adobeTransform = -1;
        private int orientation = 1;

        Reader(ByteBuffer in) {
            this.in = in;
        }

        JpegHeader read() throws IOException {
            in.position(2);
            while (in.remaining() >= 4) {
                if ((in.get() & 0xff) != 0xff) {
                    throw new IOException("its markers are damaged");
                }
                int marker = in.get() & 0xff;
                if (marker == 0xff) {
                    // Any number of 0xff may come before a marker.
                    in.position(in.position() - 1);
                    continue;
                }
                if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                    continue;
                }
                int length = (in.getShort() & 0xffff) - 2;
                if (length < 0 || length > in.remaining() || marker == START_OF_SCAN) {
                    break;
                }
                ByteBuffer segment = in.slice().limit(length);
                in.position(in.position() + length);
                if (isFrame(marker)) {
                    return frame(segment);
                }
                note(marker, segment);
            }
            throw new IOException("it is cut off before its size is said");
        }

        /** SOF0 to SOF15 start a frame, except three markers among them that are something else. */
        private static boolean isFrame(int marker) {
            return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        }

        private void note(int marker, ByteBuffer segment) {
            if (marker == APP0 && begins(segment, "JFIF\0")) {
                jfif = true;
            } else if (marker == APP14 && begins(segment, "Adobe") && segment.remaining() >= 12) {
                adobeTransform = segment.get(11) & 0xff;
            } else if (marker == APP1 && begins(segment, "Exif\0\0")) {
                orientation = orientation(segment.position(6).slice());
            }
        }

        private static boolean begins(ByteBuffer segment, String text) {
            byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
            return segment.remaining() >= wanted.length
                    && segment.slice(0, wanted.length).equals(ByteBuffer.wrap(wanted));
        }

        private JpegHeader frame(ByteBuffer segment) throws IOException {
            if (segment.remaining() < 6) {
                throw new IOException("its frame is damaged");
            }
            int precision = segment.get(0) & 0xff;
            int height = segment.getShort(1) & 0xffff;
            int width = segment.getShort(3) & 0xffff;
            int components = segment.get(5) & 0xff;
            if (precision != 8) {
                throw new IOException("it has %d bits a colour, and only 8 can be read".formatted(precision));
            }
            if (height == 0 || width == 0 || segment.remaining() < 6 + 3 * components) {
                throw new IOException("its frame is damaged");
            }
            return new JpegHeader(
                    height, width, components, space(segment, components), adobeTransform >= 0, orientation);
        }

        /** The rules every decoder follows, for the standard leaves the colours open. */
        private Space space(ByteBuffer frame, int components) throws IOException {
            return switch (components) {
                case 1 -> Space.GREY;
                case 3 -> {
                    boolean named = frame.get(6) == 'R' && frame.get(9) == 'G' && frame.get(12) == 'B';
                    boolean rgb = !jfif && (adobeTransform >= 0 ? adobeTransform == 0 : named);
                    yield rgb ? Space.RGB : Space.YCC;
                }
                case 4 -> adobeTransform == 2 ? Space.YCCK : Space.CMYK;
                default ->
                    throw new IOException(
                            "it has %d colours a pixel, and only 1, 3 and 4 can be read".formatted(components));
            };
        }

        /** EXIF is a TIFF file of its own: byte order, then a directory of entries of 12 bytes. */
        private static int orientation(ByteBuffer tiff) {
            if (tiff.remaining() < 8) {
                return 1;
            }
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            if (directory < 8 || directory > tiff.limit() - 2) {
                return 1;
            }
            int entries = tiff.getShort(directory) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                if (entry + 12 > tiff.limit()) {
                    return 1;
                }
                if ((tiff.getShort(entry) & 0xffff) == EXIF_ORIENTATION) {
                    return tiff.getShort(entry + 8);
                }
            }
            return 1;
        }
    }
}
