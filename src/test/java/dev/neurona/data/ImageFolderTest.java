package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    private static final Resize TINY = Resize.squashed(2, 2);

    @TempDir
    Path temp;

    private Path root;
    private final NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void begin() {
        root = temp.resolve("photos");
    }

    @AfterEach
    void free() {
        manager.close();
    }

    /** A picture of one grey, 6 pixels wide and 4 high. */
    private static byte[] picture(int grey) throws IOException {
        BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 24; i++) {
            image.getRaster().setSample(i % 6, i / 6, 0, grey);
        }
        return ImageDecoderTest.png(image);
    }

    /** Pictures with these greys: 0, 1, 2... */
    private void write(String... names) throws IOException {
        for (int i = 0; i < names.length; i++) {
            Path file = root.resolve(names[i]);
            Files.createDirectories(file.getParent());
            Files.write(file, picture(i));
        }
    }

    private void text(String name, String... lines) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.write(root.resolve(name), List.of(lines));
    }

    private ImageFolder open() {
        return ImageFolder.open(root, new Cache(temp.resolve("cache")), Progress.silent());
    }

    private static List<String> files(ImageSet set) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            names.add(set.file(i).getFileName().toString());
        }
        return names;
    }

    private static int[] greys(Data data) {
        // Not x.get(":, 0, 0, 0"): DJL leaves an array of its own behind for each index that is one number.
        float[] x = data.x().toFloatArray();
        int[] greys = new int[data.size()];
        Arrays.setAll(greys, i -> Math.round(x[i * x.length / greys.length] * 255));
        return greys;
    }

    @Test
    void aFolderForEachClassIsRead() throws IOException {
        write("dog/b.png", "dog/a.JPEG", "cat/c.png");
        text("dog/notes.txt", "not a picture");
        text(".hidden/x.txt", "not seen");
        ImageSet all = open().all();
        assertThat(all.classes()).containsExactly("cat", "dog");
        assertThat(files(all)).containsExactly("c.png", "a.JPEG", "b.png");
        Data data = all.load(manager, TINY);
        assertThat(data.x().getShape()).isEqualTo(new Shape(3, 3, 2, 2));
        assertThat(data.labels()).containsExactly(0, 1, 1);
        assertThat(greys(data)).containsExactly(2, 1, 0);
        assertThat(data.classes()).containsExactly("cat", "dog");
    }

    @Test
    void imagenettesLayoutHasItsTwoPartsAndNames() throws IOException {
        root = temp.resolve("imagenette2");
        write(
                "imagenette2/train/n02102040/a.JPEG",
                "imagenette2/train/n01440764/b.JPEG",
                "imagenette2/val/n02102040/c.JPEG",
                "imagenette2/val/n03888257/d.JPEG");
        text("imagenette2/MANIFEST.csv", "x");
        ImageFolder photos = open();
        assertThat(photos.parts()).containsExactly("train", "val");
        assertThat(photos.classes()).containsExactly("tench", "English springer", "parachute");
        assertThat(photos.train().labels()).containsExactly(0, 1);
        assertThat(photos.val().labels())
                .as("the same number for the same class")
                .containsExactly(1, 2);
        assertThat(photos.val().named(ImageNetClasses.imagenette("es")).classes())
                .containsExactly("tenca", "springer spaniel inglés", "paracaídas");
        assertThat(photos).hasToString("imagenette2: [train, val], 3 classes tench, English springer, parachute");
    }

    @Test
    void tinyImageNetsLayoutIsRead() throws IOException {
        write(
                "train/n00000001/images/n00000001_0.JPEG",
                "train/n00000002/images/n00000002_0.JPEG",
                "val/images/val_0.JPEG",
                "val/images/val_1.JPEG",
                "test/images/test_0.JPEG");
        text("train/n00000001/n00000001_boxes.txt", "x");
        text("val/val_annotations.txt", "val_0.JPEG\tn00000002\t0\t32\t44\t62", "val_1.JPEG\tn00000001\t0\t0\t1\t1");
        text("words.txt", "n00000001\tentity, thing", "n00000002\tphysical entity", "n00000003\tother");
        ImageFolder photos = open();
        assertThat(photos.parts()).containsExactly("train", "val");
        assertThat(photos.classes()).containsExactly("entity", "physical entity");
        assertThat(photos.train().labels()).containsExactly(0, 1);
        assertThat(photos.val().labels()).containsExactly(1, 0);
        assertThat(greys(photos.val().load(manager, TINY))).containsExactly(2, 3);
        assertThatThrownBy(() -> photos.part("test")).hasMessageContaining("has no part \"test\" with classes");
    }

    @Test
    void imageNetsPublishedLayoutIsRead() throws IOException {
        String deep = "ILSVRC/Data/CLS-LOC/";
        write(
                deep + "train/n00000001/a.JPEG",
                deep + "train/n00000002/b.JPEG",
                deep + "val/ILSVRC2012_val_00000001.JPEG",
                deep + "val/ILSVRC2012_val_00000002.JPEG",
                deep + "test/ILSVRC2012_test_00000001.JPEG");
        text(
                "LOC_val_solution.csv",
                "ImageId,PredictionString",
                "ILSVRC2012_val_00000002,n00000001 85 1 499 272",
                "ILSVRC2012_val_00000001,n00000002 1 2 3 4 n00000002 5 6 7 8");
        text("LOC_synset_mapping.txt", "n00000001 entity, thing", "n00000002 physical entity");
        ImageFolder photos = open();
        assertThat(photos.parts()).containsExactly("train", "val");
        assertThat(photos.val().labels()).containsExactly(1, 0);
        assertThat(photos.classes()).containsExactly("entity", "physical entity");
    }

    @Test
    void labelsInOrderAndLabelsByNumberAreRead() throws IOException {
        write("train/n00000001/a.png", "train/n00000002/b.png", "val/1.png", "val/2.png", "val/3.png");
        text("imagenet_2012_validation_synset_labels.txt", "n00000002", "n00000001", "n00000002");
        assertThat(open().val().labels()).containsExactly(1, 0, 1);
        Path numbers = temp.resolve("val.txt");
        Files.write(numbers, List.of("2.png 1", "1.png 0", "3.png 0"));
        assertThat(open().withLabels("val", numbers).val().labels()).containsExactly(0, 1, 0);
    }

    @Test
    void labelsThatDoNotFitAreNamed() throws IOException {
        write("train/n00000001/a.png", "val/1.png", "val/2.png");
        Path labels = temp.resolve("labels.txt");
        Files.write(labels, List.of("n00000001"));
        assertThatThrownBy(() -> open().withLabels("val", labels))
                .hasMessageContaining("1 labels in order, but there are 2");
        Files.write(labels, List.of("1.png n00000001"));
        assertThatThrownBy(() -> open().withLabels("val", labels).val())
                .hasMessageContaining("1 pictures in")
                .hasMessageContaining("have no label in")
                .hasMessageContaining("2.png");
        Files.write(labels, List.of("490", "361"));
        assertThatThrownBy(() -> open().withLabels("val", labels)).hasMessageContaining("only its meta.mat explains");
        Files.write(labels, List.of("1.png 7", "2.png 0"));
        assertThatThrownBy(() -> open().withLabels("val", labels))
                .hasMessageContaining("the label 7, but there are 1 classes");
        Files.write(labels, List.of("1.png 0", "2.png"));
        assertThatThrownBy(() -> open().withLabels("val", labels)).hasMessageContaining("\"2.png\" in");
        Files.write(labels, List.of());
        assertThatThrownBy(() -> open().withLabels("val", labels)).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> open().withLabels("vall", labels)).hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> open().val()).hasMessageContaining("has no part \"val\" with classes, it has [train]");
    }

    @Test
    void layoutsNobodyKnowsAreNamed() throws IOException {
        write("a.png", "b.png");
        assertThatThrownBy(this::open).hasMessageContaining("2 pictures without a folder for their class");
        assertThatThrownBy(() -> ImageFolder.open(temp.resolve("photo")))
                .hasMessageContaining("in " + temp + " there are photos");
        Path file = Files.writeString(temp.resolve("notes.txt"), "hello");
        assertThatThrownBy(() -> ImageFolder.open(file)).hasMessageContaining("neither a folder nor an archive");
        Path empty = Files.createDirectories(temp.resolve("empty"));
        assertThatThrownBy(() -> ImageFolder.open(empty)).hasMessageContaining("neither folders nor pictures");
        write("train/cat/a.png");
        Files.createDirectories(root.resolve("train/dog"));
        assertThatThrownBy(() -> open().train()).hasMessageContaining("of a class holds no pictures");
    }

    @Test
    void archivesGiveWhatFoldersGive() throws IOException {
        Path zip = temp.resolve("photos.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("set/cat/1.png", "set/dog/2.png", "__MACOSX/set/cat/._1.png")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(picture(9));
            }
        }
        ImageFolder photos = ImageFolder.open(zip, new Cache(temp.resolve("cache")), Progress.silent());
        assertThat(photos.all().size()).isEqualTo(2);
        assertThat(photos.classes()).containsExactly("cat", "dog");
    }

    private ImageSet six() throws IOException {
        write("a/0.png", "a/1.png", "a/2.png", "b/3.png", "b/4.png", "c/5.png");
        return open().all();
    }

    @Test
    void picturesAreChosenBeforeTheyAreRead() throws IOException {
        ImageSet six = six();
        assertThat(files(six.take(2))).containsExactly("0.png", "1.png");
        assertThat(files(six.limit(1))).containsExactly("0.png", "3.png", "5.png");
        ImageSet two = six.only("c", "a");
        assertThat(two.classes()).containsExactly("c", "a");
        assertThat(two.labels()).containsExactly(1, 1, 1, 0);
        assertThat(files(six.shuffled(3)))
                .containsExactlyInAnyOrderElementsOf(files(six))
                .isNotEqualTo(files(six));
        assertThat(files(six.shuffled(3))).isEqualTo(files(six.shuffled(3)));
        assertThatThrownBy(() -> six.take(7)).hasMessage("cannot take 7 of 6 pictures");
        assertThatThrownBy(() -> six.limit(0)).hasMessageContaining("give 1 or more");
        assertThatThrownBy(() -> six.only("d")).hasMessageContaining("no class \"d\" among [a, b, c]");
        assertThatThrownBy(() -> six.only("a", "a")).hasMessageContaining("named twice");
        assertThatThrownBy(() -> six.rows(6)).hasMessageContaining("row 6 is out of range");
    }

    @Test
    void readingLeavesTwoArraysBehind() throws IOException {
        Data data = six().load(manager, TINY);
        assertThat(manager.getManagedArrays()).containsExactlyInAnyOrder(data.x(), data.y());
    }

    @Test
    void unreadablePicturesAreAllNamed() throws IOException {
        ImageSet six = six();
        Files.writeString(six.file(1), "<html>");
        Files.write(six.file(4), Arrays.copyOf(ImageDecoderTest.file("colour.jpg"), 660));
        assertThatThrownBy(() -> six.load(manager, TINY))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2 of 6 pictures cannot be read")
                .hasMessageContaining("1.png: it holds a web page")
                .hasMessageContaining("4.png: it is cut off")
                .hasMessageContaining("skipUnreadable");
        assertThat(manager.getManagedArrays()).as("nothing is left").isEmpty();
    }

    @Test
    void unreadablePicturesCanBeLeftOut() throws IOException {
        ImageSet six = six();
        Files.writeString(six.file(1), "");
        Files.delete(six.file(5));
        List<ImageSet.Unreadable> bad = new ArrayList<>();
        Data data = six.skipUnreadable(bad::add).load(manager, TINY);
        assertThat(greys(data)).containsExactly(0, 2, 3, 4);
        assertThat(data.labels()).containsExactly(0, 0, 1, 1);
        assertThat(bad).extracting(u -> u.file().getFileName().toString()).containsExactly("1.png", "5.png");
        assertThat(manager.getManagedArrays()).containsExactlyInAnyOrder(data.x(), data.y());
        ImageSet none = six.rows(1);
        assertThatThrownBy(() -> none.skipUnreadable(u -> {}).load(manager, TINY))
                .hasMessageContaining("1 of 1");
    }

    @Test
    void anInterruptEndsReading() throws IOException {
        ImageSet six = six();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> six.load(manager, TINY)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(manager.getManagedArrays()).isEmpty();
    }

    @Test
    void whatCannotFitIntoMemoryIsNotBegun() throws IOException {
        ImageSet six = six();
        assertThatThrownBy(() -> six.load(manager, Resize.squashed(200_000, 200_000)))
                .hasMessageContaining("more than this machine's memory")
                .hasMessageContaining("stream");
    }

    @Test
    void progressCountsPictures() throws IOException {
        List<Progress.Step> steps = new ArrayList<>();
        six().withProgress(steps::add).load(manager, TINY);
        assertThat(steps).hasSize(6);
        assertThat(steps.get(5).finished()).isTrue();
    }

    @Test
    void aStreamGivesEveryPictureOnceAPassInANewOrder() throws IOException {
        List<List<Integer>> passes = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (ImageStream stream = six().stream(manager, TINY, 4, 7)) {
                assertThat(stream.batches()).isEqualTo(2);
                for (int pass = 0; pass < 2; pass++) {
                    List<Integer> seen = new ArrayList<>();
                    List<Integer> sizes = new ArrayList<>();
                    for (Data batch : stream) {
                        sizes.add(batch.size());
                        for (int i = 0; i < batch.size(); i++) {
                            int grey = greys(batch)[i];
                            assertThat(batch.labels()[i]).isEqualTo(grey < 3 ? 0 : grey < 5 ? 1 : 2);
                            seen.add(grey);
                        }
                    }
                    assertThat(sizes).containsExactly(4, 2);
                    assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
                    passes.add(seen);
                }
            }
        }
        assertThat(passes.get(0)).isNotEqualTo(passes.get(1));
        assertThat(passes.subList(2, 4)).as("the same seed, the same order").isEqualTo(passes.subList(0, 2));
    }

    @Test
    void aBatchLivesUntilTheNext() throws IOException {
        NDArray first;
        NDArray second;
        try (ImageStream stream = six().stream(manager, TINY, 4, 7)) {
            var batches = stream.iterator();
            first = batches.next().x();
            assertThat(batches.hasNext()).isTrue();
            assertThat(first.isReleased()).isFalse();
            second = batches.next().x();
            assertThat(first.isReleased()).isTrue();
        }
        assertThat(second.isReleased()).isTrue();
        assertThat(manager.getManagedArrays()).isEmpty();
    }

    @Test
    void aStreamEndsAtAnUnreadablePictureOrLeavesItOut() throws IOException {
        ImageSet six = six();
        Files.writeString(six.file(1), "");
        try (ImageStream stream = six.stream(manager, TINY, 2, 7)) {
            assertThatThrownBy(() -> stream.forEach(batch -> {})).hasMessageContaining("1.png: it is empty");
        }
        Set<Integer> seen = new HashSet<>();
        try (ImageStream stream = six.skipUnreadable(u -> {}).stream(manager, TINY, 2, 7)) {
            stream.forEach(batch -> Arrays.stream(greys(batch)).forEach(seen::add));
        }
        assertThat(seen).containsExactlyInAnyOrder(0, 2, 3, 4, 5);
        try (ImageStream stream = six.rows(1).skipUnreadable(u -> {}).stream(manager, TINY, 2, 7)) {
            assertThatThrownBy(() -> stream.forEach(batch -> {})).hasMessageContaining("none of 1 pictures");
        }
        assertThatThrownBy(() -> six.stream(manager, TINY, 0, 7)).hasMessageContaining("a batch of 0");
        ImageStream closed = six.stream(manager, TINY, 2, 7);
        closed.close();
        assertThatThrownBy(closed::iterator).hasMessageContaining("this stream is closed");
    }

    @Test
    void theRealImagenetteSampleIsReadFromItsArchive() throws IOException {
        Path archive = SharedData.path("images/imagenette2-160.tgz");
        Cache cache = new Cache(temp.resolve("cache"));
        ImageFolder photos = ImageFolder.open(archive, cache, Progress.silent());
        assertThat(photos.classes())
                .containsExactlyElementsOf(ImageNetClasses.imagenette().entries().stream()
                        .map(ImageNetClasses.Entry::name)
                        .toList());
        assertThat(photos.train().size()).isEqualTo(2200);
        assertThat(photos.val().size()).isEqualTo(600);
        Data data = photos.val().limit(5).load(manager, Resize.cropped(64));
        assertThat(data.x().getShape()).isEqualTo(new Shape(50, 3, 64, 64));
        try (NDArray mean = data.x().mean();
                NDArray max = data.x().max()) {
            assertThat(mean.getFloat()).isBetween(0.4f, 0.55f);
            assertThat(max.getFloat()).isEqualTo(1f);
        }
        try (Stream<Path> unpacked = Files.list(cache.folder().resolve("unpacked"))) {
            assertThat(unpacked.filter(Files::isDirectory)).hasSize(1);
        }
    }

    @Test
    void picturesToTestWithAreThoseOfVal() throws IOException {
        write("train/cat/a.png", "train/dog/b.png", "val/cat/c.png", "val/dog/d.png");
        ImageSet[] two = open().trainTest(0.25, 1);
        assertThat(files(two[0])).containsExactly("a.png", "b.png");
        assertThat(files(two[1])).containsExactly("c.png", "d.png");
    }

    @Test
    void whereThereAreNoPartsThePicturesAreDealtOutClassByClass() throws IOException {
        for (String name : List.of("cat", "dog")) {
            for (int i = 0; i < 8; i++) {
                write("%s/%s%d.png".formatted(name, name, i));
            }
        }
        ImageSet[] two = open().trainTest(0.25, 1);
        assertThat(files(two[0])).hasSize(12).doesNotContainAnyElementsOf(files(two[1]));
        assertThat(two[1].labels()).containsExactlyInAnyOrder(0, 0, 1, 1);
        assertThat(files(open().trainTest(0.25, 1)[1])).isEqualTo(files(two[1]));
        assertThatThrownBy(() -> open().trainTest(0.01, 1)).hasMessageContaining("too few");
    }

    @Test
    void theFirstClassesAreThoseOfTheFirstFolders() throws IOException {
        write("ant/a.png", "bee/b.png", "cow/c.png");
        assertThat(open().all().firstClasses(2).classes()).containsExactly("ant", "bee");
        assertThat(open().all().firstClasses(9).size()).isEqualTo(3);
    }
}
