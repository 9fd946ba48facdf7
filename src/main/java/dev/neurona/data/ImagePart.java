package dev.neurona.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One part of an {@link ImageFolder}: pictures in a folder for each class, or all together with a file of labels.
 *
 * @param folder where the part is
 * @param classFolders its folders of classes, none if its pictures lie together
 * @param labels the file with their classes then
 * @param numbered what numbers in that file stand for
 */
record ImagePart(
        Path folder, List<String> classFolders, @Nullable Path labels, List<String> numbered) {

    /** @param levels how many folders above the part to look for a file of labels in, 0 for its own only */
    static ImagePart of(Path folder, int levels) {
        List<String> folders = Listing.folders(folder);
        if (!folders.isEmpty() && !folders.equals(List.of("images"))) {
            return new ImagePart(folder, folders, null, List.of());
        }
        Path at = folder.toAbsolutePath().normalize();
        for (int level = 0; at != null && level <= levels; level++) {
            for (String name : LabelFile.NAMES) {
                if (Files.isRegularFile(at.resolve(name))) {
                    return of(folder, at.resolve(name), List.of());
                }
            }
            at = at.getParent();
        }
        return new ImagePart(folder, List.of(), null, List.of());
    }

    static ImagePart of(Path folder, Path labels, List<String> numbered) {
        return new ImagePart(folder, List.of(), labels, numbered);
    }

    /** {@return the same, with these classes for numbers in the file of labels} */
    ImagePart counting(List<String> classes) {
        return new ImagePart(folder, classFolders, labels, classes);
    }

    boolean hasLabels() {
        return labels != null || !classFolders.isEmpty();
    }

    private Path pictures() {
        Path images = folder.resolve("images");
        return Files.isDirectory(images) ? images : folder;
    }

    private Map<String, String> read(Path file, List<String> pictures) {
        return LabelFile.read(file).labels(pictures, numbered);
    }

    /** {@return the classes that occur, sorted} */
    List<String> classes() {
        return labels == null
                ? classFolders
                : List.copyOf(
                        new TreeSet<>(read(labels, Listing.pictures(pictures())).values()));
    }

    /**
     * {@return its pictures}
     *
     * @param ids the folders of all classes, whose places are the labels
     * @param classes what they are called
     */
    ImageSet list(List<String> ids, List<String> classes, Progress progress) {
        List<String> files = new ArrayList<>();
        List<Integer> y = new ArrayList<>();
        if (labels == null) {
            listFolders(ids, files, y, progress);
        } else {
            listTogether(labels, ids, files, y);
        }
        int[] numbers = y.stream().mapToInt(Integer::intValue).toArray();
        return new ImageSet(folder, files, numbers, ids, classes, progress, ImageSet.Faults.FATAL);
    }

    private void listFolders(List<String> ids, List<String> files, List<Integer> y, Progress progress) {
        Meter meter = new Meter(progress, "listing " + folder, "classes", classFolders.size(), 0);
        for (String name : classFolders) {
            Path classFolder = folder.resolve(name);
            String inner = Files.isDirectory(classFolder.resolve("images")) ? name + "/images/" : name + "/";
            List<String> pictures = Listing.pictures(folder.resolve(inner));
            if (pictures.isEmpty()) {
                throw new DataException(
                        "the folder %s of a class holds no pictures (.jpg, .jpeg, .png, .gif, .bmp): fill it or take it away"
                                .formatted(classFolder));
            }
            int label = Collections.binarySearch(ids, name);
            for (String picture : pictures) {
                files.add(inner + picture);
                y.add(label);
            }
            DataException.stopIfInterrupted("listing " + folder);
            meter.add(1);
        }
    }

    private void listTogether(Path labelFile, List<String> ids, List<String> files, List<Integer> y) {
        List<String> pictures = Listing.pictures(pictures());
        Map<String, String> known = read(labelFile, pictures);
        String inner = pictures().equals(folder) ? "" : "images/";
        List<String> without = new ArrayList<>();
        for (String picture : pictures) {
            String id = known.get(LabelFile.stem(picture));
            if (id == null) {
                without.add(picture);
            } else {
                files.add(inner + picture);
                y.add(Collections.binarySearch(ids, id));
            }
        }
        if (!without.isEmpty()) {
            throw new DataException("%d pictures in %s have no label in %s, such as %s"
                    .formatted(without.size(), folder, labelFile, without.get(0)));
        }
        if (files.isEmpty()) {
            throw new DataException("there are no pictures in " + pictures());
        }
    }
}
