package dev.neurona.lessons.grade.intake;

import static dev.neurona.lessons.grade.intake.Downloads.PRACTICES;
import static dev.neurona.lessons.grade.intake.Downloads.notebook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.neurona.kernel.notebook.Cell;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static final String ADA = "Ada Núñez_101_assignsubmission_file_";
    private static final String BOB = "Bob Iñárritu Gómez_102_assignsubmission_file_";

    @TempDir
    Path folder;

    private Intake read(Path input) throws IOException {
        return Intake.read(input, folder.resolve("work"), PRACTICES, Bounds.USUAL);
    }

    private Intake read(Downloads zip) throws IOException {
        return read(zip.in(folder, "download.zip"));
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static Reason onlyReason(Intake intake) {
        assertThat(intake.refused()).hasSize(1);
        assertThat(intake.refused().get(0).why().english()).isNotBlank();
        assertThat(intake.refused().get(0).why().spanish()).isNotBlank();
        return intake.refused().get(0).reason();
    }

    @Test
    void readsMoodlesZipWithAFolderForEachStudent() throws IOException {
        Intake intake = read(Downloads.zip()
                .add(ADA + "/java (1).ipynb", notebook("P1", "int a"))
                .add("Bob_7_assignsubmission_file/sub/dir/mine.ipynb", notebook("P2", "int b")));

        assertThat(intake.refused()).isEmpty();
        assertThat(intake.found())
                .extracting(Submission::student, Submission::practice, Submission::source)
                .containsExactly(
                        tuple(new Student("101", "Ada Núñez"), "P1", ADA + "/java (1).ipynb"),
                        tuple(new Student("7", "Bob"), "P2", "Bob_7_assignsubmission_file/sub/dir/mine.ipynb"));
        Submission first = intake.found().get(0);
        assertThat(first.file()).hasBinaryContent(notebook("P1", "int a")).hasFileName(first.digest() + ".ipynb");
    }

    @Test
    void readsMoodlesZipWithoutFolders() throws IOException {
        Intake intake = read(Downloads.zip()
                .add(ADA + "my_work_2.ipynb", notebook("P1", "int a"))
                .add(BOB + "work.ipynb", notebook("P1", "int b"))
                .add("Bob Iñárritu Gómez_102_assignsubmission_onlinetext_onlinetext.html", "<p>Hello</p>"));

        assertThat(intake.found())
                .extracting(one -> one.student().name())
                .containsExactly("Ada Núñez", "Bob Iñárritu Gómez");
        assertThat(onlyReason(intake)).isEqualTo(Reason.ONLINE_TEXT);
        assertThat(intake.zeros()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM437", "IBM850", "UTF-8"})
    void readsNamesWithAccentsInAnyEncoding(String charset) throws IOException {
        assumeTrue(Charset.isSupported(charset), "this Java has no " + charset);
        Intake intake = read(Downloads.zip().encoded(charset).add(BOB + "/ñ.ipynb", notebook("P1", "int a")));

        assertThat(intake.found()).extracting(Submission::source).containsExactly(BOB + "/ñ.ipynb");
    }

    @Test
    void takesComposedAndDecomposedAccentsForTheSame() throws IOException {
        String decomposed = Normalizer.normalize(ADA, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(ADA);
        Intake intake = read(
                write("x.zip", Downloads.plain(StandardCharsets.UTF_8, decomposed + "/a.ipynb", notebook("P1", ""))));

        assertThat(intake.found()).extracting(Submission::student).containsExactly(new Student("101", "Ada Núñez"));
    }

    @Test
    void opensAZipThatAStudentHandedIn() throws IOException {
        byte[] inner = Downloads.zip()
                .add("mine/practice.ipynb", notebook("P1", "int a"))
                .add("mine/notes.txt", "hello")
                .bytes();
        Intake intake = read(Downloads.zip().add(ADA + "/all.zip", inner));

        assertThat(intake.found())
                .extracting(one -> one.student().id(), Submission::source)
                .containsExactly(tuple("101", ADA + "/all.zip/mine/practice.ipynb"));
        assertThat(onlyReason(intake)).isEqualTo(Reason.OTHER);
        assertThat(intake.refused().get(0).student()).map(Student::id).contains("101");
    }

    @Test
    void readsAFolderOfMoodlesZips() throws IOException {
        write(
                "P1.zip",
                Downloads.zip().add(ADA + "/a.ipynb", notebook("P1", "")).bytes());
        write(
                "P2.zip",
                Downloads.zip()
                        .add("Ada Núñez_977_assignsubmission_file_/a.ipynb", notebook("P2", ""))
                        .bytes());

        assertThat(read(folder.resolve("in")).found())
                .extracting(Submission::practice, one -> one.student().id())
                .containsExactlyInAnyOrder(tuple("P1", "101"), tuple("P2", "977"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted/", "course/submitted/", ""})
    void readsNbgradersTreeWithItsTimes(String above) throws IOException {
        write(above + "ada/mnist/practice.ipynb", notebook("P1", "int a"));
        write(above + "ada/mnist/timestamp.txt", "2026-03-31 22:15:04.120000 UTC\n".getBytes(StandardCharsets.UTF_8));
        write(above + "bob/mnist/practice.ipynb", notebook("P1", "int b"));
        write(above + "bob/mnist/timestamp.txt", "2026-04-01 00:15:04 Europe/Madrid".getBytes(StandardCharsets.UTF_8));
        Intake intake = read(folder.resolve("in"));

        assertThat(intake.refused()).isEmpty();
        assertThat(intake.found())
                .extracting(Submission::student, one -> one.handedIn().orElseThrow())
                .containsExactly(
                        tuple(new Student("ada", "ada"), Instant.parse("2026-03-31T22:15:04.12Z")),
                        tuple(new Student("bob", "bob"), Instant.parse("2026-03-31T22:15:04Z")));
    }

    @Test
    void readsAFolderOfNotebooksCalledAfterTheirStudents() throws IOException {
        write("Ada Núñez.ipynb", notebook("P1", "int a"));
        write("bob (2).ipynb", notebook("P1", "int b"));
        write("practice-1-mnist_carla.IPYNB", notebook("P1", "int c"));
        write("P2-carla.ipynb", notebook("P2", "int c"));
        write("dan/practice-1-mnist.ipynb", notebook("P1", "int d"));

        assertThat(read(folder.resolve("in")).found())
                .extracting(one -> one.student().id(), Submission::practice)
                .containsExactly(
                        tuple("Ada Núñez", "P1"),
                        tuple("bob", "P1"),
                        tuple("carla", "P1"),
                        tuple("carla", "P2"),
                        tuple("dan", "P1"));
    }

    @Test
    void readsOneNotebookAndAZippedFolder() throws IOException {
        Path file = write("ada.ipynb", notebook("P1", "int a"));
        Path zip = Downloads.zip()
                .add("my class/ada.ipynb", notebook("P1", "int a"))
                .add("my class/bob.ipynb", notebook("P1", "int b"))
                .add("__MACOSX/my class/._ada.ipynb", "resource fork")
                .add("my class/.DS_Store", "view")
                .in(folder, "class.zip");

        assertThat(read(file).found()).extracting(one -> one.student().id()).containsExactly("ada");
        assertThat(read(zip).found()).extracting(one -> one.student().id()).containsExactly("ada", "bob");
        assertThat(read(zip).refused())
                .extracting(Refused::source, Refused::reason)
                .containsExactly(tuple("__MACOSX", Reason.SYSTEM), tuple("my class/.DS_Store", Reason.SYSTEM));
    }

    @Test
    void knowsThePracticeByIdsWhateverTheFileIsCalled() throws IOException {
        byte[] byOwnIds = Downloads.of(Cell.code("ex-P2-3-answer", "int x"));
        byte[] byCode = Downloads.of(Cell.code("a1b2", "Check.ex(\"P2.4\").near(() -> f(), 1, 0)"));
        byte[] byLesson = Downloads.of(Cell.code("a1b2", "1"));
        byLesson = new String(byLesson, StandardCharsets.UTF_8)
                .replace("\"kernelspec\"", "\"neurona\": {\"lesson\": \"P2\"}, \"kernelspec\"")
                .getBytes(StandardCharsets.UTF_8);
        write("ada/practice-1-mnist.ipynb", byOwnIds);
        write("bob/practice-1-mnist.ipynb", byCode);
        write("carla/practice-1-mnist.ipynb", byLesson);

        assertThat(read(folder.resolve("in")).found())
                .extracting(one -> one.student().id(), Submission::practice)
                .containsExactly(tuple("ada", "P2"), tuple("bob", "P2"), tuple("carla", "P2"));
    }

    @Test
    void theNewestOfTwoCountsAndTheOtherIsListed() throws IOException {
        long march = 1_772_000_000_000L;
        Intake intake = read(Downloads.zip()
                .add(ADA + "/java (1).ipynb", notebook("P1", "second"), march)
                .add(ADA + "/java.ipynb", notebook("P1", "first"), march + 2000)
                .add(BOB + "/z.ipynb", notebook("P1", "old"), march)
                .add(BOB + "/a.ipynb", notebook("P1", "new"), march + 900_000));

        assertThat(intake.found())
                .extracting(Submission::source)
                .containsExactly(ADA + "/java (1).ipynb", BOB + "/a.ipynb");
        assertThat(intake.refused())
                .extracting(
                        Refused::source, Refused::reason, one -> one.practice().orElseThrow())
                .containsExactly(
                        tuple(ADA + "/java.ipynb", Reason.EARLIER, "P1"),
                        tuple(BOB + "/z.ipynb", Reason.EARLIER, "P1"));
        assertThat(intake.zeros()).isEmpty();
    }

    @Test
    void whatWasHandedInLaterCountsByNbgradersTime() throws IOException {
        for (String[] each : new String[][] {{"one", "2026-03-02 10:00:00 UTC"}, {"two", "2026-03-01 10:00:00 UTC"}}) {
            write("submitted/ada/" + each[0] + "/x.ipynb", notebook("P1", each[0]));
            write("submitted/ada/" + each[0] + "/timestamp.txt", each[1].getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(folder.resolve("in")).found())
                .extracting(Submission::source)
                .containsExactly("submitted/ada/one/x.ipynb");
    }

    @Test
    void tellsWhenTwoStudentsHandInTheSameBytes() throws IOException {
        Intake intake = read(Downloads.zip()
                .add(ADA + "/a.ipynb", notebook("P1", "same"))
                .add(BOB + "/b.ipynb", notebook("P1", "same")));

        assertThat(intake.found()).hasSize(2);
        assertThat(intake.notices()).hasSize(1);
        assertThat(intake.notices().get(0).about()).isEqualTo(intake.found());
        assertThat(intake.notices().get(0).text().spanish()).contains("Ada Núñez, Bob Iñárritu Gómez");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"cells\": [",
                "{\"cells\": 3, \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}",
                "{\"cells\": {\"cells\": \"cells\"}, \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}",
                "[]",
                "{\"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}",
                "{\"cells\": [{\"cell_type\": 7}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}",
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": [{}], \"metadata\": {}, \"outputs\": []}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}",
                "{\"cells\": [{\"id\": \"ex-P1-1-answer\", \"id\": \"ex-P1-1-answer\", \"cell_type\": \"code\", \"source\": \"\", \"metadata\": {}, \"outputs\": [], \"execution_count\": null}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}",
                "DEEP",
                "BINARY"
            })
    void refusesWhatIsNoNotebookAndReadsTheOthers(String text) throws IOException {
        byte[] content = switch (text) {
            case "DEEP" -> ("[".repeat(200_000) + "]".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
            case "BINARY" -> new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1};
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
        Intake intake = read(Downloads.zip()
                .add(ADA + "/practice-2 final.ipynb", content)
                .add(BOB + "/b.ipynb", notebook("P1", "")));

        assertThat(onlyReason(intake)).isEqualTo(Reason.BROKEN);
        assertThat(intake.refused().get(0).student()).map(Student::name).contains("Ada Núñez");
        assertThat(intake.refused().get(0).practice()).contains("P2");
        assertThat(intake.refused().get(0).why().english())
                .doesNotContain(folder.toString())
                .hasSizeLessThan(400);
        assertThat(intake.zeros()).isEqualTo(intake.refused());
        assertThat(intake.students()).extracting(Student::id).containsExactly("101", "102");
        assertThat(intake.found()).hasSize(1);
    }

    @Test
    void aNotebookWithNumbersThatAreNoneIsRead() throws IOException {
        String text = new String(notebook("P1", "1"), StandardCharsets.UTF_8)
                .replace("\"kernelspec\"", "\"x\": NaN, \"kernelspec\"");

        assertThat(read(Downloads.zip().add(ADA + "/a.ipynb", text)).found()).hasSize(1);
    }

    @Test
    void refusesEmptyUnknownAndAmbiguousNotebooks() throws IOException {
        write("empty.ipynb", new byte[0]);
        write("blank.ipynb", " \n".getBytes(StandardCharsets.UTF_8));
        write("no cells.ipynb", Downloads.of());
        write("lesson.ipynb", notebook("05", ""));
        write("mine.ipynb", Downloads.of(Cell.code("a", "1 + 1")));
        write("two.ipynb", Downloads.of(Cell.code("ex-P1-1-answer", ""), Cell.code("ex-P2-1-answer", "")));
        Files.createDirectories(folder.resolve("in/nobody"));
        Intake intake = read(folder.resolve("in"));

        assertThat(intake.found()).isEmpty();
        assertThat(intake.refused())
                .extracting(Refused::source, Refused::reason)
                .containsExactlyInAnyOrder(
                        tuple("empty.ipynb", Reason.EMPTY),
                        tuple("blank.ipynb", Reason.EMPTY),
                        tuple("no cells.ipynb", Reason.EMPTY),
                        tuple("nobody", Reason.EMPTY),
                        tuple("lesson.ipynb", Reason.UNKNOWN),
                        tuple("mine.ipynb", Reason.UNKNOWN),
                        tuple("two.ipynb", Reason.UNKNOWN));
        assertThat(intake.refused())
                .filteredOn(one -> one.source().equals("lesson.ipynb"))
                .extracting(one -> one.why().english())
                .first()
                .asString()
                .contains("05");
    }

    @Test
    void refusesWhatIsTooLargeWithItsSizeAndKeepsNothingOfIt() throws IOException {
        Path zip = Downloads.zip()
                .add(ADA + "/a.ipynb", new byte[3 << 20])
                .add(BOB + "/b.ipynb", notebook("P1", ""))
                .in(folder, "x.zip");
        Intake intake = Intake.read(zip, folder.resolve("work"), PRACTICES, Bounds.USUAL.withFile(1 << 20));

        assertThat(onlyReason(intake)).isEqualTo(Reason.TOO_LARGE);
        assertThat(intake.refused().get(0).why().english()).contains("3 MB").contains("1 MB");
        assertThat(intake.found()).hasSize(1);
        try (Stream<Path> kept = Files.list(folder.resolve("work"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void refusesANotebookMadeToFillTheMemory() throws IOException {
        String values = "[" + "[],".repeat(4_000_000) + "[]]";
        String text = "{\"cells\": [], \"metadata\": {\"x\": " + values + "}, \"nbformat\": 4, \"nbformat_minor\": 5}";
        write("ada.ipynb", text.getBytes(StandardCharsets.UTF_8));

        assertThat(onlyReason(read(folder.resolve("in")))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refusesAZipMadeToFillTheDisk() throws IOException {
        Downloads inner = Downloads.zip();
        for (int i = 0; i < 5; i++) {
            inner.add("zeros" + i + ".ipynb", new byte[2 << 20]);
        }
        Bounds small = new Bounds(50 << 20, 100 << 20, 1 << 20, 500, 1 << 20);
        Path zip = Downloads.zip()
                .add(ADA + "/bomb.zip", inner.bytes())
                .add(BOB + "/b.ipynb", notebook("P1", ""))
                .in(folder, "x.zip");
        Intake intake = Intake.read(zip, folder.resolve("work"), PRACTICES, small);

        assertThat(intake.refused()).hasSize(5).allMatch(one -> one.reason() == Reason.ARCHIVE);
        assertThat(intake.found()).hasSize(1);
        assertThat(intake.zeros()).hasSize(1);
    }

    @Test
    void whatComesAfterTheTotalIsRefusedByName() throws IOException {
        Bounds small = new Bounds(1 << 20, 2500, 1 << 20, 500, 1 << 20);
        Path zip = Downloads.zip()
                .add(ADA + "/a.ipynb", notebook("P1", "x".repeat(1000)))
                .add(BOB + "/b.ipynb", notebook("P1", "y".repeat(1000)))
                .in(folder, "x.zip");
        Intake intake = Intake.read(zip, folder.resolve("work"), PRACTICES, small);

        assertThat(intake.found()).hasSize(1);
        assertThat(onlyReason(intake)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void namesThatLeadOutsideAndLinksAreNotFollowed() throws IOException {
        Intake intake = read(Downloads.zip()
                .add("../../evil.ipynb", notebook("P1", ""))
                .add(ADA + "/../../evil.ipynb", notebook("P1", ""))
                .add("/etc/evil.ipynb", notebook("P1", ""))
                .add("C:\\evil.ipynb", notebook("P1", ""))
                .link(ADA + "/link.ipynb", "/etc/passwd")
                .add(BOB + "\\b.ipynb", notebook("P1", "")));

        assertThat(intake.found()).extracting(one -> one.student().id()).containsExactly("102");
        assertThat(intake.refused()).hasSize(5).allMatch(one -> one.reason() == Reason.UNSAFE);
        assertThat(intake.zeros()).hasSize(1);
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all).noneMatch(file -> file.toString().contains("evil"));
        }
    }

    @Test
    void linksOnTheDiskAreNotFollowed() throws IOException {
        Path secret = Files.write(folder.resolve("secret.ipynb"), notebook("P1", "secret"));
        Files.createDirectories(folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("in/ada.ipynb"), secret);
        Files.createSymbolicLink(folder.resolve("in/loop"), folder.resolve("in"));

        assertThat(read(folder.resolve("in")).refused()).hasSize(2).allMatch(one -> one.reason() == Reason.UNSAFE);
    }

    @Test
    void aFileThatMayNotBeReadIsListed() throws IOException {
        Path file = write("ada.ipynb", notebook("P1", ""));
        write("bob.ipynb", notebook("P1", "x"));
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file), "who runs this may read everything");
        Intake intake = read(folder.resolve("in"));

        assertThat(onlyReason(intake)).isEqualTo(Reason.UNREADABLE);
        assertThat(intake.found()).hasSize(1);
    }

    @Test
    void damagedArchivesAndFilesAreListedAndTheRestIsRead() throws IOException {
        byte[] whole = Downloads.zip().add("x.ipynb", notebook("P1", "zip")).bytes();
        byte[] stored = Downloads.zip()
                .add(ADA + "/a.ipynb", notebook("P1", "int damaged"))
                .bytes();
        Intake intake = read(Downloads.zip()
                .add(ADA + "/cut.zip", Arrays.copyOf(whole, whole.length - 30))
                .add(ADA + "/none.zip", "no zip at all")
                .add(ADA + "/nothing.zip", new byte[0])
                .add(BOB + "/b.ipynb", notebook("P1", "")));

        assertThat(intake.refused())
                .extracting(Refused::source, Refused::reason)
                .containsExactly(
                        tuple(ADA + "/cut.zip", Reason.ARCHIVE),
                        tuple(ADA + "/none.zip", Reason.ARCHIVE),
                        tuple(ADA + "/nothing.zip", Reason.EMPTY));
        assertThat(intake.found()).hasSize(1);
        int middle = stored.length / 3;
        stored[middle] ^= 0x55;
        assertThat(onlyReason(read(write("damaged.zip", stored)))).isEqualTo(Reason.BROKEN);
    }

    @Test
    void anArchiveWithAHugeListOfContentsIsNotRead() throws IOException {
        Downloads inner = Downloads.zip();
        for (int i = 0; i < 400; i++) {
            inner.add("n".repeat(200) + i, "");
        }
        Bounds small = new Bounds(50 << 20, 100 << 20, 1 << 20, 500, 50_000);
        Path zip = Downloads.zip().add(ADA + "/many.zip", inner.bytes()).in(folder, "x.zip");

        assertThat(onlyReason(Intake.read(zip, folder.resolve("work"), PRACTICES, small)))
                .isEqualTo(Reason.ARCHIVE);
    }

    @Test
    void archivesInArchivesEnd() throws IOException {
        byte[] zip = Downloads.zip().add("x.ipynb", notebook("P1", "")).bytes();
        for (int i = 0; i < 6; i++) {
            zip = Downloads.zip().add("level" + i + ".zip", zip).bytes();
        }

        assertThat(onlyReason(read(write("x.zip", zip)))).isEqualTo(Reason.ARCHIVE);
    }

    @Test
    void eachPracticeOfAStudentIsSettledOnce() throws IOException {
        Intake intake = read(Downloads.zip()
                .add(ADA + "/practice-1.ipynb", "broken")
                .add(ADA + "/practice-1 (1).ipynb", "")
                .add(ADA + "/notes.pdf", "%PDF")
                .add(ADA + "/mine.ipynb", notebook("P2", ""))
                .add(BOB + "/notes.pdf", "%PDF"));

        assertThat(intake.zeros())
                .extracting(one -> one.student().orElseThrow().id(), Refused::practice, Refused::reason)
                .containsExactly(
                        tuple("101", Optional.of("P1"), Reason.BROKEN), tuple("102", Optional.empty(), Reason.OTHER));
    }

    @Test
    void theSameNameTwiceInAZipIsTwoFiles() throws IOException {
        Intake intake = read(Downloads.zip()
                .add(ADA + "/a.ipynb", notebook("P1", "one"), 1_770_000_000_000L)
                .add(ADA + "/a.ipynb", notebook("P1", "two"), 1_771_000_000_000L));

        assertThat(intake.found()).hasSize(1);
        assertThat(intake.found().get(0).file()).hasBinaryContent(notebook("P1", "two"));
        assertThat(onlyReason(intake)).isEqualTo(Reason.EARLIER);
    }

    @Test
    void checkpointsAndHiddenFoldersAreListedOnceAndNotRead() throws IOException {
        write("ada/.ipynb_checkpoints/a-checkpoint.ipynb", notebook("P1", "old"));
        write("ada/.ipynb_checkpoints/b-checkpoint.ipynb", notebook("P1", "old"));
        write("ada/a.ipynb", notebook("P1", "new"));
        Intake intake = read(folder.resolve("in"));

        assertThat(intake.found()).extracting(Submission::source).containsExactly("ada/a.ipynb");
        assertThat(onlyReason(intake)).isEqualTo(Reason.SYSTEM);
        assertThat(intake.refused().get(0).student()).isEmpty();
    }

    @Test
    void readAgainItGivesTheSame() throws IOException {
        Path zip = Downloads.zip()
                .add(BOB + "/b.ipynb", notebook("P1", "b"))
                .add(ADA + "/a.ipynb", notebook("P1", "a"))
                .add(ADA + "/a.pdf", "%PDF")
                .in(folder, "x.zip");
        Intake once = read(zip);
        Files.setLastModifiedTime(zip, FileTime.fromMillis(0));

        assertThat(read(zip)).isEqualTo(once);
        assertThat(once.found()).extracting(one -> one.student().name()).isSorted();
    }

    @Test
    void whatIsNotThereOrNoZipIsOneClearError() throws IOException {
        assertThatThrownBy(() -> read(folder.resolve("none.zip")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not there");
        Path text = write("x.csv", "a,b".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessageContaining("download it again");
        assertThat(read(Files.createDirectories(folder.resolve("empty"))))
                .isEqualTo(new Intake(List.of(), List.of(), List.of()));
    }
}
