package dev.neurona.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of pictures that lie together in one folder, from the file beside it: Tiny ImageNet's
 * {@code val_annotations.txt}, ImageNet's {@code LOC_val_solution.csv}, a line with a class for each picture in order
 * ({@code ..._synset_labels.txt}), or Caffe's {@code val.txt} with a name and a number.
 */
final class LabelFile {
    /** The names under which such files are published, the surest first. */
    static final List<String> NAMES = List.of(
            "val_annotations.txt",
            "LOC_val_solution.csv",
            "imagenet_2012_validation_synset_labels.txt",
            "ILSVRC2012_validation_synset_labels.txt",
            "val.txt",
            "ILSVRC2012_validation_ground_truth.txt");

    private final Path file;
    private final List<String> lines;

    private LabelFile(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static LabelFile read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.isEmpty()) {
                throw new DataException(file + " holds no labels: it is empty");
            }
            return new LabelFile(file, lines);
        } catch (IOException e) {
            throw new DataException("cannot read the labels in %s: %s".formatted(file, DataException.words(e)), e);
        }
    }

    /**
     * {@return the class of each picture, by its name without the ending}
     *
     * @param pictures their names, sorted
     * @param classes what numbers stand for
     */
    Map<String, String> labels(List<String> pictures, List<String> classes) {
        if (lines.get(0).startsWith("ImageId,")) {
            return named(lines.subList(1, lines.size()), classes);
        }
        if (lines.stream().allMatch(line -> line.strip().matches("n\\d{8}"))) {
            return inOrder(pictures);
        }
        if (lines.stream().allMatch(line -> line.strip().matches("\\d+"))) {
            throw new DataException(
                    "%s has ILSVRC's own numbers, which only its meta.mat explains: use LOC_val_solution.csv or a file with a name such as n01440764 on each line"
                            .formatted(file));
        }
        return named(lines, classes);
    }

    private Map<String, String> inOrder(List<String> pictures) {
        if (lines.size() != pictures.size()) {
            throw new DataException(
                    "%s has %d labels in order, but there are %d pictures: with some missing nobody can tell which is whose"
                            .formatted(file, lines.size(), pictures.size()));
        }
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < pictures.size(); i++) {
            labels.put(stem(pictures.get(i)), lines.get(i).strip());
        }
        return labels;
    }

    private Map<String, String> named(List<String> rows, List<String> classes) {
        Map<String, String> labels = new HashMap<>();
        for (String row : rows) {
            String separator = row.contains("\t") ? "\t" : row.contains(",") ? "," : "\\s+";
            String[] parts = row.strip().split(separator, 3);
            if (parts.length < 2) {
                throw new DataException("\"%s\" in %s is no picture and its class".formatted(row, file));
            }
            labels.put(stem(parts[0]), named(withoutBoxes(parts[1]), classes));
        }
        return labels;
    }

    /** ImageNet's file goes on after the class with the places of things in the picture. */
    private static String withoutBoxes(String label) {
        String whole = label.strip();
        return whole.matches("n\\d{8} .*") ? whole.substring(0, 9) : whole;
    }

    private String named(String label, List<String> classes) {
        if (!label.matches("\\d+") || classes.contains(label)) {
            return label;
        }
        int number = Integer.parseInt(label);
        if (number >= classes.size()) {
            throw new DataException("%s has the label %d, but there are %d classes to count through"
                    .formatted(file, number, classes.size()));
        }
        return classes.get(number);
    }

    static String stem(String picture) {
        String name = picture.substring(picture.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
