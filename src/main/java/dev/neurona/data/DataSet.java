package dev.neurona.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A data set that can be fetched by name: see {@link DataSets}.
 *
 * @param name what it is asked for by, such as {@code "mnist"}
 * @param title what it is, in one line
 * @param terms its licence, or the terms it is given out under
 * @param source who made it, to be named where it is used
 * @param files what it consists of; a single archive is unpacked
 */
public record DataSet(String name, String title, String terms, String source, List<RemoteFile> files) {
    /** Copies the list. */
    public DataSet {
        files = List.copyOf(files);
    }

    /** {@return the bytes to fetch} */
    public long bytes() {
        return files.stream().mapToLong(RemoteFile::bytes).sum();
    }

    /** {@return the folder of this data set in a cache, whether or not it is there} */
    public Path folder(Cache cache) {
        Path folder = cache.data(name);
        return isArchive() ? folder.resolve("unpacked") : folder;
    }

    private boolean isArchive() {
        return files.size() == 1 && files.get(0).name().matches(".*\\.(tgz|zip|tar|tar\\.gz)");
    }

    /** {@return whether it is in a cache: unpacked, or every file there in its size} */
    public boolean isPresent(Cache cache) {
        return isArchive()
                ? Files.isDirectory(folder(cache))
                : files.stream().allMatch(file -> Downloads.isPresent(file, folder(cache)));
    }

    /**
     * Fetches what is missing of it, and unpacks it if it is an archive.
     *
     * @return the folder with its files
     * @throws DataException if it cannot be fetched or unpacked
     */
    public Path fetch(Cache cache, Downloads downloads) {
        if (isArchive()) {
            if (!Files.isDirectory(folder(cache))) {
                Path archive = downloads.fetch(files.get(0), cache.data(name));
                Archive.unpack(archive, folder(cache), Archive.Limits.STANDARD, downloads.progress());
            }
        } else {
            files.forEach(file -> downloads.fetch(file, folder(cache)));
        }
        return folder(cache);
    }
}
