package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of the pictures in test/resources are those of Pillow 12.3 for the same files. */
class ImageDecoderTest {
    static byte[] file(String name) throws IOException {
        try (InputStream in = ImageDecoderTest.class.getResourceAsStream("pictures/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    private static int[] at(Pixels picture, int row, int column) {
        int at = (row * picture.width() + column) * 3;
        return new int[] {picture.rgb()[at] & 0xff, picture.rgb()[at + 1] & 0xff, picture.rgb()[at + 2] & 0xff};
    }

    @ParameterizedTest
    @CsvSource({
        "colour.jpg,      0 7 237,    84 108 170,   255 246 18",
        "progressive.jpg, 0 7 237,    84 108 170,   255 246 18",
        "rgb.jpg,         0 0 255,    84 107 170,   255 252 0",
        "grey.jpg,        30 30 30,   108 108 108,  224 224 224",
        "ink.jpg,         0 0 255,    84 107 170,   255 252 0",
        "ycck.jpg,        77 255 255, 112 194 208,  179 0 0"
    })
    void everyKindOfJpegHasTheColoursOfTheReference(String name, String first, String middle, String last)
            throws IOException {
        Pixels picture = ImageDecoder.decode(file(name));
        assertThat(picture.height()).isEqualTo(8);
        assertThat(picture.width()).isEqualTo(16);
        assertThat(at(picture, 0, 0)).containsExactly(numbers(first));
        assertThat(at(picture, 3, 5)).containsExactly(numbers(middle));
        assertThat(at(picture, 7, 15)).containsExactly(numbers(last));
    }

    private static int[] numbers(String words) {
        return Arrays.stream(words.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void aTurnedPhotoIsSetUpright() throws IOException {
        Pixels picture = ImageDecoder.decode(file("turned.jpg"));
        assertThat(picture.height()).isEqualTo(16);
        assertThat(picture.width()).isEqualTo(8);
        assertThat(at(picture, 0, 0)).containsExactly(17, 243, 255);
        assertThat(at(picture, 5, 3)).containsExactly(85, 145, 171);
        assertThat(at(picture, 15, 7)).containsExactly(238, 10, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 012345",
        "2, 210543",
        "3, 543210",
        "4, 345012",
        "5, 031425",
        "6, 304152",
        "7, 524130",
        "8, 251403",
        "9, 012345"
    })
    void eachOrientationPutsEachPixelInItsPlace(int orientation, String expected) {
        byte[] rgb = new byte[18];
        for (int i = 0; i < 18; i++) {
            rgb[i] = (byte) (i / 3);
        }
        Pixels upright = new Pixels(2, 3, rgb).upright(orientation);
        assertThat(upright.width()).isEqualTo(orientation >= 5 && orientation <= 8 ? 2 : 3);
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < 18; i += 3) {
            seen.append(upright.rgb()[i]);
        }
        assertThat(seen.toString()).isEqualTo(expected);
    }

    @Test
    void orientationIsReadInBothByteOrders() throws IOException {
        byte[] jpeg = file("turned.jpg");
        assertThat(JpegHeader.read(jpeg).orientation()).isEqualTo(6);
        byte[] intel = {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0};
        ByteBuffer file = ByteBuffer.allocate(1000);
        file.putShort((short) 0xffd8).putShort((short) 0xffe1).putShort((short) (2 + 6 + intel.length));
        file.put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(intel);
        byte[] grey = file("grey.jpg");
        file.put(grey, 2, grey.length - 2);
        assertThat(JpegHeader.read(Arrays.copyOf(file.array(), file.position())))
                .satisfies(header -> {
                    assertThat(header.orientation()).isEqualTo(8);
                    assertThat(header.space()).isEqualTo(JpegHeader.Space.GREY);
                });
    }

    static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", bytes)).isTrue();
        return bytes.toByteArray();
    }

    @Test
    void whatIsTransparentIsLaidOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff0a141e);
        image.setRGB(1, 0, 0x000a141e);
        image.setRGB(2, 0, 0x33000000);
        Pixels picture = ImageDecoder.decode(png(image));
        assertThat(at(picture, 0, 0)).containsExactly(10, 20, 30);
        assertThat(at(picture, 0, 1)).containsExactly(255, 255, 255);
        assertThat(at(picture, 0, 2)).containsExactly(204, 204, 204);
    }

    @Test
    void greyIsNotBrightened() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 100);
        image.getRaster().setSample(1, 0, 0, 3);
        Pixels picture = ImageDecoder.decode(png(image));
        assertThat(at(picture, 0, 0)).containsExactly(100, 100, 100);
        assertThat(at(picture, 0, 1)).containsExactly(3, 3, 3);
        BufferedImage deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 100 * 256 + 77);
        assertThat(at(ImageDecoder.decode(png(deep)), 0, 0)).containsExactly(100, 100, 100);
    }

    @Test
    void palettesAndOtherFormatsAreRead() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xff0000);
        image.setRGB(1, 0, 0x00ff00);
        for (String format : new String[] {"gif", "bmp", "png"}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            assertThat(ImageIO.write(image, format, bytes)).isTrue();
            Pixels picture = ImageDecoder.decode(bytes.toByteArray());
            assertThat(at(picture, 0, 0)).as(format).containsExactly(255, 0, 0);
            assertThat(at(picture, 0, 1)).as(format).containsExactly(0, 255, 0);
        }
    }

    private static void assertRefused(byte[] file, String why) {
        assertThatThrownBy(() -> ImageDecoder.decode(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    @Test
    void cutOffAndDamagedPicturesAreRefused() throws IOException {
        byte[] jpeg = file("colour.jpg");
        assertRefused(Arrays.copyOf(jpeg, jpeg.length - 20), "it is cut off");
        assertRefused(Arrays.copyOf(jpeg, 100), "it is cut off");
        byte[] damaged = jpeg.clone();
        damaged[jpeg.length - 30] = (byte) 0xff;
        damaged[jpeg.length - 29] = (byte) 0xd5;
        assertRefused(damaged, "it is damaged (Corrupt JPEG data");
        byte[] png = png(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB));
        assertThatThrownBy(() -> ImageDecoder.decode(Arrays.copyOf(png, png.length / 2)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoPictureSaysWhatItIs() throws IOException {
        assertRefused(new byte[0], "it is empty, and JPEG, PNG, GIF and BMP can be read");
        assertRefused("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), "a web page");
        assertRefused("RIFF....WEBPVP8 ".getBytes(java.nio.charset.StandardCharsets.UTF_8), "a WebP image");
        assertRefused(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c'}, "a HEIC or AVIF image");
    }

    @Test
    void hugePicturesAreRefusedBeforeTheyAreDecoded() throws IOException {
        byte[] jpeg = file("colour.jpg");
        int frame = 0;
        while ((jpeg[frame] & 0xff) != 0xff || (jpeg[frame + 1] & 0xff) != 0xc0) {
            frame++;
        }
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        assertRefused(jpeg, "60000 x 60000 pixels, and at most 100 million are read");
        byte[] png = png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        ByteBuffer.wrap(png).putInt(16, 1_000_000).putInt(20, 1_000_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertRefused(png, "1000000 x 1000000 pixels");
    }
}
