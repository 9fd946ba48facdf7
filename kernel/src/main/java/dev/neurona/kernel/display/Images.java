package dev.neurona.kernel.display;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Shows pictures of {@code java.awt}. Nothing here needs a screen. */
final class Images {
    private Images() {}

    /** {@return a picture as PNG with its size, or empty for what is no picture} */
    static Optional<Bundle> render(Object value) {
        if (value instanceof RenderedImage image) {
            return Optional.of(bundle(image));
        }
        // A picture that is still being loaded has no size yet.
        if (value instanceof Image image && image.getWidth(null) > 0 && image.getHeight(null) > 0) {
            return Optional.of(bundle(drawn(image, BufferedImage.TYPE_INT_ARGB)));
        }
        return Optional.empty();
    }

    /** {@return the bundle with the picture also as JPEG or GIF, if that is asked of a picture} */
    static Bundle encode(Object value, String type, Bundle bundle) {
        String format = type.equals(Bundle.JPEG) ? "jpeg" : type.equals("image/gif") ? "gif" : "";
        if (format.isEmpty() || !(value instanceof Image || value instanceof RenderedImage)) {
            return bundle;
        }
        RenderedImage image =
                value instanceof RenderedImage rendered ? rendered : drawn((Image) value, BufferedImage.TYPE_INT_ARGB);
        // JPEG knows no transparency and its writer refuses such pictures.
        RenderedImage opaque =
                format.equals("jpeg") && image.getColorModel().hasAlpha() && image instanceof Image withAlpha
                        ? drawn(withAlpha, BufferedImage.TYPE_INT_RGB)
                        : image;
        return bundle.with(type, write(opaque, format)).withMetadata(type, size(image));
    }

    private static Bundle bundle(RenderedImage image) {
        return Bundle.of(image.getClass().getSimpleName() + " " + image.getWidth() + "x" + image.getHeight())
                .with(Bundle.PNG, write(image, "png"))
                .withMetadata(Bundle.PNG, size(image));
    }

    private static Map<String, Object> size(RenderedImage image) {
        return Map.of("width", image.getWidth(), "height", image.getHeight());
    }

    private static BufferedImage drawn(Image image, int type) {
        BufferedImage copy = new BufferedImage(image.getWidth(null), image.getHeight(null), type);
        Graphics2D graphics = copy.createGraphics();
        try {
            if (type == BufferedImage.TYPE_INT_RGB) {
                graphics.setColor(java.awt.Color.WHITE);
                graphics.fillRect(0, 0, copy.getWidth(), copy.getHeight());
            }
            graphics.drawImage(image, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return copy;
    }

    private static byte[] write(RenderedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("this picture cannot be written as " + format
                        + ": draw it into a BufferedImage of TYPE_INT_ARGB first");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
