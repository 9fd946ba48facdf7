package dev.neurona.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.neurona.Lab;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that are known by name and class and not read yet. Choose some ({@link #take}, {@link #limit}, {@link #only}),
 * and then {@link #load} them into one array or, if that would be too large, {@link #stream} them batch by batch.
 *
 * <p>Pictures are decoded by several threads. JPEG, PNG, GIF (first picture) and BMP are read, whatever the name ends in:
 * grey and ink (CMYK) pictures become RGB, transparent ones are laid on white, and EXIF's orientation is applied. A
 * picture that cannot be read stops the work, after all have been tried, with the names of those that could not;
 * {@link #skipUnreadable} leaves them out instead.
 */
public final class ImageSet {
    /**
     * A picture that could not be read.
     *
     * @param file which
     * @param why half a sentence
     */
    public record Unreadable(Path file, String why) {}

    /** What to do with those: told of each, and whether to go on without it. */
    record Faults(boolean isFatal, Consumer<Unreadable> listener) {
        static final Faults FATAL = new Faults(true, fault -> {});
    }

    private static final int NAMED = 10;

    private final Path folder;
    private final List<String> files;
    private final int[] labels;
    private final List<String> ids;
    private final List<String> classes;
    private final Progress progress;
    private final Faults faults;

    ImageSet(
            Path folder,
            List<String> files,
            int[] labels,
            List<String> ids,
            List<String> classes,
            Progress progress,
            Faults faults) {
        this.folder = folder;
        this.files = files;
        this.labels = labels;
        this.ids = ids;
        this.classes = classes;
        this.progress = progress;
        this.faults = faults;
    }

    /** {@return how many pictures there are, N} */
    public int size() {
        return labels.length;
    }

    /** {@return what the labels 0, 1, 2... are called} */
    public List<String> classes() {
        return classes;
    }

    /** {@return the folders of the classes, which for ImageNet are WordNet's identifiers} */
    public List<String> classFolders() {
        return ids;
    }

    /** {@return the label of each picture} */
    public int[] labels() {
        return labels.clone();
    }

    /** {@return the file of a picture} */
    public Path file(int i) {
        return folder.resolve(files.get(i));
    }

    /** {@return the pictures of these rows, in this order} */
    public ImageSet rows(int... rows) {
        for (int row : rows) {
            if (row < 0 || row >= size()) {
                throw new IllegalArgumentException(
                        "row %d is out of range: there are %d, from 0 to %d".formatted(row, size(), size() - 1));
            }
        }
        List<String> chosen = Arrays.stream(rows).mapToObj(files::get).toList();
        int[] y = Arrays.stream(rows).map(row -> labels[row]).toArray();
        return new ImageSet(folder, chosen, y, ids, classes, progress, faults);
    }

    /**
     * {@return the first n pictures} They are sorted by class; {@link #shuffled} them before, or use {@link #limit}.
     *
     * @throws IllegalArgumentException if there are not as many, or n is not positive
     */
    public ImageSet take(int n) {
        if (n < 1 || n > size()) {
            throw new IllegalArgumentException("cannot take %d of %d pictures".formatted(n, size()));
        }
        return rows(IntStream.range(0, n).toArray());
    }

    /** {@return at most so many pictures of each class, the first ones} */
    public ImageSet limit(int ofEachClass) {
        if (ofEachClass < 1) {
            throw new IllegalArgumentException("a limit of %d pictures: give 1 or more".formatted(ofEachClass));
        }
        int[] had = new int[classes.size()];
        return where(i -> had[labels[i]]++ < ofEachClass);
    }

    /** {@return the pictures of the first so many classes, or all where there are no more} */
    public ImageSet firstClasses(int most) {
        return only(ids.stream().limit(most).toArray(String[]::new));
    }

    /**
     * {@return the pictures of some classes, which get the labels 0, 1, 2... in the order given}
     *
     * @param names of classes or of their folders
     * @throws IllegalArgumentException if there is no such class, or two are called so
     */
    public ImageSet only(String... names) {
        int[] newLabel = new int[classes.size()];
        Arrays.fill(newLabel, -1);
        List<String> newIds = new ArrayList<>();
        List<String> newClasses = new ArrayList<>();
        for (String name : names) {
            int old = classOf(name);
            if (newLabel[old] >= 0) {
                throw new IllegalArgumentException("the class \"%s\" is named twice".formatted(name));
            }
            newLabel[old] = newIds.size();
            newIds.add(ids.get(old));
            newClasses.add(classes.get(old));
        }
        ImageSet kept = where(i -> newLabel[labels[i]] >= 0);
        int[] y = Arrays.stream(kept.labels).map(label -> newLabel[label]).toArray();
        return new ImageSet(folder, kept.files, y, List.copyOf(newIds), List.copyOf(newClasses), progress, faults);
    }

    private int classOf(String name) {
        int byFolder = ids.indexOf(name);
        int byName = classes.indexOf(name);
        if (byFolder < 0 && byName < 0) {
            throw new IllegalArgumentException("there is no class \"%s\" among %s".formatted(name, classes));
        }
        if (byFolder < 0 && byName != classes.lastIndexOf(name)) {
            throw new IllegalArgumentException("two classes are called \"%s\": name one by its folder, %s or %s"
                    .formatted(name, ids.get(byName), ids.get(classes.lastIndexOf(name))));
        }
        return byFolder >= 0 ? byFolder : byName;
    }

    private ImageSet where(IntPredicate kept) {
        int[] rows = IntStream.range(0, size()).filter(kept).toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("no pictures are left of " + this);
        }
        return rows(rows);
    }

    /** {@return the same pictures in an order that follows from {@link Lab#seed}} */
    public ImageSet shuffled() {
        return shuffled(Lab.seed());
    }

    /** {@return the same pictures in an order that follows from a seed} */
    public ImageSet shuffled(long seed) {
        return rows(order(size(), new Random(seed)));
    }

    static int[] order(int n, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    /** {@return the same pictures, with classes called as there; one that is not known there keeps its name} */
    public ImageSet named(ImageNetClasses names) {
        List<String> called = IntStream.range(0, ids.size())
                .mapToObj(i ->
                        names.find(ids.get(i)).map(ImageNetClasses.Entry::name).orElse(classes.get(i)))
                .toList();
        return new ImageSet(folder, files, labels, ids, called, progress, faults);
    }

    /** {@return the same pictures, of which those that cannot be read are told to a listener and left out} */
    public ImageSet skipUnreadable(Consumer<Unreadable> listener) {
        return new ImageSet(folder, files, labels, ids, classes, progress, new Faults(false, listener));
    }

    /** {@return the same pictures, with progress told to another listener} */
    public ImageSet withProgress(Progress listener) {
        return new ImageSet(folder, files, labels, ids, classes, listener, faults);
    }

    /**
     * Reads all pictures, into the lesson's manager.
     *
     * @return x {@code (N, 3, H, W)} from 0 to 1 and the labels
     * @throws DataException if pictures cannot be read, or the array would not fit into memory
     */
    public Data load(Resize resize) {
        return load(Lab.manager(), resize);
    }

    /** Reads all pictures; the manager's owner closes them. */
    public Data load(NDManager manager, Resize resize) {
        requireMemory(resize);
        Shape image = new Shape(3, resize.height(), resize.width());
        PixelArray pixels = new PixelArray(manager, size(), image);
        boolean done = false;
        try (Decoding decoding =
                new Decoding(this, resize, IntStream.range(0, size()).toArray(), 0)) {
            long[] y = new long[size()];
            int n = 0;
            Meter meter = new Meter(progress, "reading pictures", "pictures", size(), 0);
            List<Unreadable> bad = new ArrayList<>();
            for (Decoding.Decoded next = decoding.next(); next != null; next = decoding.next()) {
                if (next.fault() != null) {
                    bad.add(fault(next));
                } else {
                    pixels.add(next.pixels(), 0);
                    y[n++] = labels[next.index()];
                }
                meter.add(1);
            }
            requireReadable(bad, n);
            NDArray x = pixels.finish();
            done = true;
            return new Data(x, manager.create(Arrays.copyOf(y, n)), List.of(), classes);
        } finally {
            if (!done) {
                pixels.discard();
            }
        }
    }

    private void requireMemory(Resize resize) {
        double bytes = 4.0 * 3 * resize.height() * resize.width() * size();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                && bytes > machine.getTotalMemorySize()) {
            throw new DataException(
                    "%d pictures of %d x %d need %s, more than this machine's memory of %s: choose fewer or smaller ones, or stream them"
                            .formatted(
                                    size(),
                                    resize.height(),
                                    resize.width(),
                                    Progress.bytes((long) bytes),
                                    Progress.bytes(machine.getTotalMemorySize())));
        }
    }

    /** Tells the listener of a picture that could not be read. */
    Unreadable fault(Decoding.Decoded decoded) {
        @Nullable String why = decoded.fault();
        Unreadable fault = new Unreadable(file(decoded.index()), why == null ? "" : why);
        faults.listener().accept(fault);
        return fault;
    }

    /** Ends a stream at a picture that cannot be read, unless such are left out. */
    void requireReadable(Unreadable fault) {
        if (faults.isFatal()) {
            throw new DataException("cannot read the picture %s: %s. Take it away, or leave it out with skipUnreadable"
                    .formatted(fault.file(), fault.why()));
        }
    }

    private void requireReadable(List<Unreadable> bad, int readable) {
        if (bad.isEmpty() || (!faults.isFatal() && readable > 0)) {
            return;
        }
        StringBuilder names = new StringBuilder();
        for (Unreadable fault : bad.subList(0, Math.min(NAMED, bad.size()))) {
            names.append(names.isEmpty() ? "" : "; ")
                    .append(fault.file())
                    .append(": ")
                    .append(fault.why());
        }
        if (bad.size() > NAMED) {
            names.append("; and ").append(bad.size() - NAMED).append(" more");
        }
        throw new DataException(
                "%d of %d pictures cannot be read: %s. Take them away, or leave them out with skipUnreadable"
                        .formatted(bad.size(), bad.size() + readable, names));
    }

    /**
     * Reads the pictures batch by batch, each time in another order, which follows from {@link Lab#seed}.
     *
     * @param batch N of each batch; the last may have fewer
     */
    public ImageStream stream(Resize resize, int batch) {
        return stream(Lab.manager(), resize, batch, Lab.seed());
    }

    /** Reads the pictures batch by batch, each time in another order, which follows from a seed. */
    public ImageStream stream(NDManager manager, Resize resize, int batch, long seed) {
        return new ImageStream(this, manager, resize, batch, seed);
    }

    /** {@return how many pictures of how many classes, and where} */
    @Override
    public String toString() {
        return "%d pictures of %d classes in %s".formatted(size(), classes.size(), folder);
    }
}
