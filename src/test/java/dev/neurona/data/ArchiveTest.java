package dev.neurona.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void place() {
        target = folder.resolve("in").resolve("set");
    }

    /** A tar of entries: a name that ends in / is a folder; the content is the name. */
    static byte[] tar(List<TarArchiveEntry> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (TarArchiveEntry entry : entries) {
                byte[] content = entry.getName().getBytes(StandardCharsets.UTF_8);
                boolean file = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isFIFO();
                entry.setSize(file ? content.length : 0);
                out.putArchiveEntry(entry);
                if (file) {
                    out.write(content);
                }
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String... names) throws IOException {
        return tar(Stream.of(names).map(name -> new TarArchiveEntry(name, true)).toList());
    }

    static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    out.write(name.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return bytes.toByteArray();
    }

    private Path archive(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("archive"), bytes);
    }

    private void assertRefused(byte[] bytes, String why) throws IOException {
        Path archive = archive(bytes);
        assertThatThrownBy(() -> Archive.unpack(archive, target))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot unpack " + archive)
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing of it is used");
        assertThat(target).doesNotExist();
        try (Stream<Path> left = Files.list(target.getParent())) {
            assertThat(left)
                    .as("only the lock is left")
                    .allMatch(p -> p.toString().endsWith(".lock"));
        }
        try (Stream<Path> outside = Files.list(folder)) {
            assertThat(outside.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("archive", "in");
        }
    }

    private void assertUnpacked() {
        assertThat(target.resolve("a/b.txt")).hasContent("set/a/b.txt".substring(4));
        assertThat(target.resolve("ñandú.txt")).hasContent("ñandú.txt");
        assertThat(target.resolve("empty")).isEmptyDirectory();
    }

    @Test
    void everyKindIsUnpackedWhateverItIsCalled() throws IOException {
        String[] names = {"a/", "a/b.txt", "./ñandú.txt", "empty/"};
        byte[] tar = tar("a/", "a/b.txt", "ñandú.txt", "empty/");
        for (byte[] bytes : List.of(zip("a/", "a/b.txt", "ñandú.txt", "empty/"), tar, MnistTest.gzip(tar))) {
            Archive.unpack(archive(bytes), target);
            assertUnpacked();
            Unpacking.delete(target);
        }
        Archive.unpack(archive(tar(names)), target);
        assertThat(target.resolve("ñandú.txt")).hasContent("./ñandú.txt");
    }

    @Test
    void aFolderThatIsThereIsNotTouched() throws IOException {
        Archive.unpack(archive(zip("a.txt")), target);
        Archive.unpack(folder.resolve("no such archive"), target);
        assertThat(target.resolve("a.txt")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "a/../../evil.txt",
                "/evil.txt",
                "C:/evil.txt",
                "..\\evil.txt",
                "a/.. /evil",
                "a/.../b",
                "C:evil"
            })
    void namesThatLeadOutAreRefused(String name) throws IOException {
        assertRefused(tar("good.txt", name), "its entry");
        assertRefused(zip("good.txt", name), "its entry");
    }

    @Property
    void aNameThatIsLetThroughStaysInside(@ForAll String name) {
        Path inside = Path.of("root").toAbsolutePath();
        String safe;
        try {
            safe = SafeName.check(name);
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(inside.resolve(safe).normalize().startsWith(inside)).isTrue();
    }

    @Test
    void linksAndSpecialFilesAreRefused() throws IOException {
        TarArchiveEntry soft = new TarArchiveEntry("soft", TarConstants.LF_SYMLINK);
        soft.setLinkName("/etc/passwd");
        assertRefused(tar(List.of(soft)), "its entry soft is a link to /etc/passwd");
        TarArchiveEntry hard = new TarArchiveEntry("hard", TarConstants.LF_LINK);
        hard.setLinkName("../x");
        assertRefused(tar(List.of(hard)), "its entry hard is a link");
        assertRefused(tar(List.of(new TarArchiveEntry("pipe", TarConstants.LF_FIFO))), "its entry pipe is a device");
        assertRefused(tar(List.of(new TarArchiveEntry("disk", TarConstants.LF_BLK))), "its entry disk is a device");
    }

    @Test
    void entriesOfOneNameAreRefused() throws IOException {
        assertRefused(tar("a.txt", "a.txt"), "its entry a.txt comes twice");
        assertRefused(tar("a.txt", "a.txt/b"), "comes twice, or is a file and a folder");
    }

    @Test
    void bombsAreRefused() throws IOException {
        Archive.Limits few = new Archive.Limits(2, 1000, 200);
        Path many = archive(zip("a", "b", "c"));
        assertThatThrownBy(() -> Archive.unpack(many, target, few, Progress.silent()))
                .hasMessageContaining("more than 2 entries");
        Archive.Limits small = new Archive.Limits(100, 3, 200);
        Path large = archive(tar("abcd"));
        assertThatThrownBy(() -> Archive.unpack(large, target, small, Progress.silent()))
                .hasMessageContaining("more than 3 bytes");
        byte[] zeros = new byte[80_000_000];
        Path bomb = archive(MnistTest.gzip(zeros));
        assertThat(bomb.toFile().length()).isLessThan(80_000);
        assertRefusedBomb(bomb);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("zeros"));
            out.write(zeros);
        }
        assertRefusedBomb(archive(zip.toByteArray()));
    }

    private void assertRefusedBomb(Path bomb) {
        assertThatThrownBy(() -> Archive.unpack(bomb, target)).hasMessageContaining("more than 200 times its size");
        assertThat(target).doesNotExist();
    }

    @Test
    void brokenArchivesAreRefused() throws IOException {
        byte[] tar = tar("a.txt", "b.txt");
        byte[] gzip = MnistTest.gzip(tar);
        byte[] zip = zip("a.txt", "b.txt");
        assertRefused(Arrays.copyOf(gzip, gzip.length - 9), "it is cut off");
        assertRefused(Arrays.copyOf(tar, 1024), "it is cut off");
        assertRefused(Arrays.copyOf(tar, 700), "it is cut off");
        assertRefused(Arrays.copyOf(zip, zip.length - 30), "cannot unpack");
        byte[] changed = tar.clone();
        changed[0] ^= 1;
        assertRefused(changed, "cannot unpack");
        byte[] sum = gzip.clone();
        sum[gzip.length - 6] ^= 1;
        assertRefused(sum, "cannot unpack");
        byte[] stored = storedZip();
        stored[new String(stored, StandardCharsets.ISO_8859_1).indexOf("content")] ^= 1;
        assertRefused(stored, "the checksum of its entry a.txt is wrong");
        assertRefused("<html>not found".getBytes(StandardCharsets.UTF_8), "it holds a web page");
        assertRefused(new byte[0], "it is empty");
    }

    private static byte[] storedZip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(content);
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("a.txt");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            out.putNextEntry(entry);
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void anInterruptLeavesNothingAndTheNextCallSucceeds() throws IOException {
        for (byte[] bytes : List.of(zip("a/b.txt", "ñandú.txt", "empty/"), tar("a/b.txt", "ñandú.txt", "empty/"))) {
            Path archive = archive(bytes);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Archive.unpack(archive, target)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(target).doesNotExist();
            Archive.unpack(archive, target);
            assertUnpacked();
            Unpacking.delete(target);
        }
    }

    @Test
    void whatAKilledRunLeftIsRemoved() throws IOException {
        Path left =
                Files.createDirectories(target.resolveSibling(".set.unpacking").resolve("a"));
        Files.writeString(left.resolve("half"), "x");
        Archive.unpack(archive(tar("a/b.txt", "ñandú.txt", "empty/")), target);
        assertUnpacked();
        assertThat(target.resolve("a/half")).doesNotExist();
    }

    @Test
    void anArchiveIsUnpackedOnceAndAgainWhenItChanges() throws IOException {
        Cache cache = new Cache(folder.resolve("cache"));
        Path archive = Files.write(folder.resolve("photos.tar.gz"), MnistTest.gzip(tar("a.txt")));
        Path first = Archive.unpackOnce(archive, cache, Progress.silent());
        assertThat(first.getFileName().toString()).startsWith("photos-");
        assertThat(Archive.unpackOnce(archive, cache, Progress.silent())).isEqualTo(first);
        Files.write(archive, MnistTest.gzip(tar("b.txt")));
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
        Path second = Archive.unpackOnce(archive, cache, Progress.silent());
        assertThat(second).isNotEqualTo(first);
        assertThat(second.resolve("b.txt")).exists();
    }
}
