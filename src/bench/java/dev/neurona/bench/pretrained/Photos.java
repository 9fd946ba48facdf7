package dev.neurona.bench.pretrained;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;

/** The photos of one part of an Imagenette archive, in order of their names: {@code .../val/n01440764/name.JPEG}. */
record Photos(List<Photo> photos) {
    private static final int BLOCK = 512;

    /** One photo and the WordNet id of what it shows. */
    record Photo(String name, String wordNetId, BufferedImage image) {}

    static Photos read(Path archive, String part) throws IOException {
        List<Photo> photos = new ArrayList<>();
        try (InputStream in =
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive), 1 << 16), 1 << 16)) {
            byte[] head = new byte[BLOCK];
            while (in.readNBytes(head, 0, BLOCK) == BLOCK && head[0] != 0) {
                String name = text(head, 0, 100);
                int size = Integer.parseInt(text(head, 124, 12).strip(), 8);
                byte[] bytes = in.readNBytes(size);
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                String[] path = name.split("/", -1);
                if (path.length == 4 && path[1].equals(part)) {
                    photos.add(new Photo(name, path[2], ImageIO.read(new ByteArrayInputStream(bytes))));
                }
            }
        }
        photos.sort(Comparator.comparing(Photo::name));
        return new Photos(List.copyOf(photos));
    }

    private static String text(byte[] head, int from, int length) {
        int end = from;
        while (end < from + length && head[end] != 0) {
            end++;
        }
        return new String(head, from, end - from, StandardCharsets.US_ASCII);
    }

    /** {@return the ids of what the photos show, in order} */
    List<String> classes() {
        return photos.stream().map(Photo::wordNetId).distinct().sorted().toList();
    }
}
