package dev.neurona.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Pictures from the bytes of a file: JPEG, PNG, GIF (its first picture) and BMP, told apart by what they hold. ImageNet
 * has a PNG whose name ends in JPEG.
 *
 * <p>Grey becomes three equal colours; inks (CMYK) become RGB; what is transparent is laid on white; EXIF's orientation
 * is applied; embedded colour profiles are ignored. The size is read first, so that a file that claims to be huge is
 * refused before memory is taken for it.
 */
final class ImageDecoder {
    /** The most pixels a picture may have: a hundred million, 300 MB decoded. */
    static final long MOST_PIXELS = 100_000_000;

    private ImageDecoder() {}

    /** @throws IOException with half a sentence on why the picture cannot be used */
    static Pixels decode(byte[] file) throws IOException {
        byte[] first = Arrays.copyOf(file, Math.min(file.length, 512));
        FileKind kind = FileKind.of(first);
        try {
            return switch (kind) {
                case JPEG -> jpeg(file);
                case PNG, GIF, BMP -> other(file, kind);
                default -> throw new IOException(FileKind.describe(first) + ", and JPEG, PNG, GIF and BMP can be read");
            };
        } catch (IIOException | RuntimeException e) {
            // Java's decoders meet broken files with all kinds of these, too.
            throw new IOException("it is damaged (%s)".formatted(DataException.words(e)), e);
        }
    }

    private static void requireSize(long height, long width) throws IOException {
        if (height < 1 || width < 1 || height * width > MOST_PIXELS) {
            throw new IOException("it says it has %d x %d pixels, and at most %d million are read"
                    .formatted(width, height, MOST_PIXELS / 1_000_000));
        }
    }

    private static Pixels jpeg(byte[] file) throws IOException {
        JpegHeader header = JpegHeader.read(file);
        requireSize(header.height(), header.width());
        List<String> warnings = new ArrayList<>();
        ImageReader reader = reader("jpeg");
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            // A raster is what is stored: no colour conversion, which JpegColours does.
            Raster raster = reader.readRaster(0, null);
            requireWhole(warnings);
            byte[] raw = bytes(raster, header.components());
            return new Pixels(header.height(), header.width(), JpegColours.rgb(raw, header))
                    .upright(header.orientation());
        } finally {
            reader.dispose();
        }
    }

    /** The decoder fills what is missing with grey and only warns. Stray bytes between two pieces do no harm. */
    private static void requireWhole(List<String> warnings) throws IOException {
        for (String warning : warnings) {
            if (warning.contains("Truncated")) {
                throw new IOException("it is cut off");
            } else if (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes")) {
                throw new IOException("it is damaged (%s)".formatted(warning));
            }
        }
    }

    private static byte[] bytes(Raster raster, int components) {
        int expected = raster.getHeight() * raster.getWidth() * components;
        DataBuffer buffer = raster.getDataBuffer();
        if (buffer instanceof DataBufferByte inBytes
                && inBytes.getNumBanks() == 1
                && inBytes.getData().length == expected) {
            return inBytes.getData();
        }
        byte[] bytes = new byte[expected];
        raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), bytes);
        return bytes;
    }

    private static Pixels other(byte[] file, FileKind kind) throws IOException {
        ImageReader reader = reader(kind.name());
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            requireSize(reader.getHeight(0), reader.getWidth(0));
            BufferedImage image = reader.read(0);
            return isPlainGrey(image) ? grey(image) : colours(image);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new IOException("this Java has no decoder for " + format);
        }
        return readers.next();
    }

    /** Java takes grey values for light, not for what a screen shows, and brightens them when it makes RGB of them. */
    private static boolean isPlainGrey(BufferedImage image) {
        return image.getColorModel().getNumComponents() == 1
                && image.getType() != BufferedImage.TYPE_BYTE_INDEXED
                && image.getType() != BufferedImage.TYPE_BYTE_BINARY;
    }

    private static Pixels grey(BufferedImage image) {
        int bits = image.getColorModel().getComponentSize(0);
        int[] values = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        byte[] rgb = new byte[values.length * 3];
        for (int i = 0; i < values.length; i++) {
            byte value = (byte) (bits > 8 ? values[i] >> (bits - 8) : values[i] * 255 / ((1 << bits) - 1));
            rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = value;
        }
        return new Pixels(image.getHeight(), image.getWidth(), rgb);
    }

    private static Pixels colours(BufferedImage image) {
        int h = image.getHeight();
        int w = image.getWidth();
        BufferedImage plain = new BufferedImage(w, h, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D paper = plain.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, w, h);
        paper.drawImage(image, 0, 0, null);
        paper.dispose();
        byte[] bgr = ((DataBufferByte) plain.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < bgr.length; i += 3) {
            byte blue = bgr[i];
            bgr[i] = bgr[i + 2];
            bgr[i + 2] = blue;
        }
        return new Pixels(h, w, bgr);
    }
}
