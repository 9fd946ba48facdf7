package dev.neurona.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pictures in folders, or in an archive of them, with classes told by where they lie. These layouts are known:
 *
 * <pre>
 * class/picture                                       one folder for each class
 * train/class/picture   val/class/picture             Imagenette, ImageNet (ILSVRC) with sorted val
 * train/class/images/picture   val/images/picture  + val/val_annotations.txt          Tiny ImageNet
 * train/class/picture   val/picture  + LOC_val_solution.csv                           ImageNet (ILSVRC)
 * ILSVRC/Data/CLS-LOC/{train,val}  + LOC_val_solution.csv                             its published archive
 * </pre>
 *
 * <pre>{@code
 * ImageFolder photos = ImageFolder.open(Path.of("imagenette2-160.tgz"));
 * Data train = photos.train().limit(100).load(Resize.cropped(128));    // x (1000, 3, 128, 128)
 * }</pre>
 *
 * <p>An archive is unpacked into the cache once (see {@link Archive}). Classes are those of all parts together, sorted by
 * the name of their folder, so that a label means the same in each. They are called by their folders, or where these are
 * WordNet's identifiers by the names in {@code words.txt} or {@code LOC_synset_mapping.txt} beside them or, for
 * Imagenette, by names built in. Opening lists folders only; pictures are read when an {@link ImageSet} is loaded.
 */
public final class ImageFolder {
    private static final Map<String, String> PARTS =
            Map.of("train", "train", "val", "val", "valid", "val", "validation", "val", "test", "test");
    private static final List<String> NAME_FILES = List.of("LOC_synset_mapping.txt", "words.txt");

    /** From ILSVRC/Data/CLS-LOC/val up to where LOC_val_solution.csv is. */
    private static final int LEVELS = 4;

    private final Path opened;
    private final Map<String, ImagePart> parts;
    private final Progress progress;
    private final List<String> ids;
    private final List<String> classes;

    private ImageFolder(Path opened, Map<String, ImagePart> parts, Progress progress) {
        this.opened = opened;
        this.parts = parts;
        this.progress = progress;
        TreeSet<String> all = new TreeSet<>();
        parts.values().forEach(part -> all.addAll(part.classes()));
        this.ids = List.copyOf(all);
        this.classes = names(opened, ids);
    }

    /**
     * Opens a folder, or an archive ({@code .tgz}, {@code .tar.gz}, {@code .tar}, {@code .zip}).
     *
     * @throws DataException if nothing is there, the archive is broken or unsafe, or the layout is none of those above
     */
    public static ImageFolder open(Path folderOrArchive) {
        return open(folderOrArchive, Cache.standard(), Progress.here());
    }

    /** Opens a folder or an archive, with another cache to unpack into and another listener. */
    public static ImageFolder open(Path folderOrArchive, Cache cache, Progress progress) {
        if (!Files.exists(folderOrArchive)) {
            throw new DataException(
                    "there is no folder or archive %s%s".formatted(folderOrArchive, Nearby.words(folderOrArchive)));
        }
        boolean isArchive = Archive.is(folderOrArchive);
        if (!isArchive && !Files.isDirectory(folderOrArchive)) {
            throw new DataException("%s is neither a folder nor an archive (.tgz, .tar.gz, .tar, .zip): %s"
                    .formatted(folderOrArchive, FileKind.describe(folderOrArchive)));
        }
        Path opened = isArchive ? Archive.unpackOnce(folderOrArchive, cache, progress) : folderOrArchive;
        return new ImageFolder(opened, parts(opened), progress);
    }

    /** {@return a data set of {@link DataSets} that consists of pictures, fetched if need be} */
    public static ImageFolder fetch(String name) {
        return open(DataSets.fetch(name));
    }

    /**
     * {@return the pictures a notebook is to work with, if any: those that the system property {@code neurona.images} or the
     * environment variable {@code NEURONA_IMAGES} names, or else the notebook} See {@link DataSets#find}.
     *
     * @param named a folder, an archive, the name of a data set such as {@code "imagenette2-160"}, or nothing
     * @throws DataException if nothing is there, or it holds no classes of pictures
     */
    public static Optional<ImageFolder> find(String named) {
        return DataSets.find("images", named).map(ImageFolder::open);
    }

    private static Map<String, ImagePart> parts(Path opened) {
        Path root = root(opened);
        List<String> folders = Listing.folders(root);
        Map<String, ImagePart> parts = new TreeMap<>();
        for (String name : folders) {
            String part = PARTS.get(name);
            if (part != null) {
                // Files of labels are published for val; those of test are kept secret.
                parts.put(part, ImagePart.of(root.resolve(name), part.equals("val") ? LEVELS : 0));
            }
        }
        if (!parts.containsKey("train") && !parts.containsKey("val")) {
            parts.clear();
            parts.put("all", ImagePart.of(root, 0));
        }
        ImagePart train = parts.get("train");
        if (train != null) {
            parts.replaceAll((name, part) -> part.counting(train.classes()));
        }
        parts.values().removeIf(part -> !part.hasLabels());
        if (parts.isEmpty()) {
            throw new DataException(unknown(root, folders));
        }
        return parts;
    }

    private static String unknown(Path root, List<String> folders) {
        int pictures = Listing.pictures(root).size();
        String there = pictures > 0
                ? pictures + " pictures without a folder for their class"
                : folders.isEmpty() ? "neither folders nor pictures" : "the folders " + some(folders);
        return "no classes are to be seen in %s: there are %s. Expected class/picture or train/class/picture"
                .formatted(root, there);
    }

    private static String some(List<String> names) {
        return names.size() <= 5 ? String.join(", ", names) : String.join(", ", names.subList(0, 5)) + "...";
    }

    /** Archives hold one folder that holds the rest; ImageNet's own puts the pictures deep inside. */
    private static Path root(Path opened) {
        Path root = opened;
        for (String deep : List.of("ILSVRC/Data/CLS-LOC", "Data/CLS-LOC")) {
            if (Files.isDirectory(root.resolve(deep))) {
                return root.resolve(deep);
            }
        }
        List<String> folders = Listing.folders(root);
        while (folders.size() == 1 && Listing.pictures(root).isEmpty() && !PARTS.containsKey(folders.get(0))) {
            Path inner = root.resolve(folders.get(0));
            List<String> deeper = Listing.folders(inner);
            if (deeper.isEmpty() || deeper.equals(List.of("images"))) {
                break;
            }
            root = inner;
            folders = deeper;
        }
        return root;
    }

    private static List<String> names(Path opened, List<String> ids) {
        if (!ids.stream().allMatch(id -> id.matches("n\\d{8}"))) {
            return ids;
        }
        ImageNetClasses known = ImageNetClasses.imagenette();
        for (Path folder : List.of(opened, root(opened))) {
            for (String name : NAME_FILES) {
                if (Files.isRegularFile(folder.resolve(name))) {
                    known = ImageNetClasses.read(folder.resolve(name));
                }
            }
        }
        ImageNetClasses names = known;
        return ids.stream()
                .map(id -> names.find(id).map(ImageNetClasses.Entry::name).orElse(id))
                .toList();
    }

    /**
     * {@return this folder with the classes of a part read from another file} Its lines hold the name of a picture and
     * its class, or just the classes in the order of the pictures' names.
     *
     * @param part {@code "train"}, {@code "val"} or {@code "test"}, whose pictures lie together
     */
    public ImageFolder withLabels(String part, Path file) {
        Path folder = root(opened).resolve(part);
        if (!Files.isDirectory(folder)) {
            throw new DataException("there is no folder %s%s".formatted(folder, Nearby.words(folder)));
        }
        Map<String, ImagePart> changed = new TreeMap<>(parts);
        ImagePart train = parts.get("train");
        changed.put(part, ImagePart.of(folder, file, train == null ? List.of() : train.classes()));
        return new ImageFolder(opened, changed, progress);
    }

    /** {@return the parts that have classes: some of {@code train}, {@code val}, {@code test}; or {@code all}} */
    public List<String> parts() {
        return new ArrayList<>(parts.keySet());
    }

    /** {@return what the labels 0, 1, 2... are called} */
    public List<String> classes() {
        return classes;
    }

    /** {@return the pictures to train with} */
    public ImageSet train() {
        return part("train");
    }

    /** {@return the pictures to validate with} */
    public ImageSet val() {
        return part("val");
    }

    /** {@return all pictures of a folder without parts} */
    public ImageSet all() {
        return part("all");
    }

    /**
     * {@return the pictures of a part}
     *
     * @throws DataException if there is no such part, or a picture or class of it is missing
     */
    public ImageSet part(String name) {
        ImagePart part = parts.get(name);
        if (part == null) {
            throw new DataException("%s has no part \"%s\" with classes, it has %s".formatted(opened, name, parts()));
        }
        return part.list(ids, classes, progress);
    }

    /**
     * {@return pictures to learn from, and others to test with} Those are the parts train and val, or train and test; where there is
     * but one part, it is dealt out by chance, class by class.
     *
     * @param testShare the part of all that is to test with, where they are dealt out
     * @param seed what that follows from
     * @throws IllegalArgumentException if a class has too few pictures to be dealt out
     */
    public ImageSet[] trainTest(double testShare, long seed) {
        String test = parts.containsKey("val") ? "val" : "test";
        if (parts.containsKey("train") && parts.containsKey(test)) {
            return new ImageSet[] {train(), part(test)};
        }
        ImageSet all = part(parts.keySet().iterator().next());
        double[] shares = {1 - testShare, testShare};
        List<int[]> dealt = Splits.stratified(all.labels(), classes, shares, new Random(seed));
        return new ImageSet[] {all.rows(dealt.get(0)), all.rows(dealt.get(1))};
    }

    /** {@return where it is, its parts and classes} */
    @Override
    public String toString() {
        return "%s: %s, %d classes %s".formatted(opened.getFileName(), parts(), classes.size(), some(classes));
    }
}
