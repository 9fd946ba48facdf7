package dev.neurona.lessons.grade.page;

import dev.neurona.check.Language;
import dev.neurona.kernel.notebook.AtomicFile;
import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Released;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import dev.neurona.lessons.grade.alike.Alike;
import dev.neurona.lessons.grade.gradebook.Attempt;
import dev.neurona.lessons.grade.gradebook.Gradebook;
import dev.neurona.lessons.grade.gradebook.Manual;
import dev.neurona.lessons.grade.intake.Notice;
import dev.neurona.lessons.grade.intake.Refused;
import dev.neurona.lessons.grade.rules.FinalMark;
import dev.neurona.lessons.grade.rules.PracticeMark;
import dev.neurona.lessons.grade.rules.Rules;
import dev.neurona.lessons.grade.rules.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes what a gradebook comes to: a page for each student in the language of their notebook, the class's page, and a zip of
 * pages for each practice that Moodle takes back.
 *
 * <pre>
 * class.html
 * feedback/P1/12345.html
 * moodle-feedback-P1.zip
 * </pre>
 */
public final class Pages {
    private static final Wording NOTHING = new Wording("", "");
    /** A practice's mark has two decimals. */
    private static final double ROUNDED = 0.006;

    private final Gradebook gradebook;
    private final Rules rules;
    private final List<Released> practices;
    private final List<Refused> refused;
    private final List<Notice> notices;

    /**
     * @param refused files of the last download that were not graded
     * @param notices what was to be known about it
     */
    public Pages(
            Gradebook gradebook, Rules rules, List<Released> practices, List<Refused> refused, List<Notice> notices) {
        this.gradebook = gradebook;
        this.rules = rules;
        this.practices = List.copyOf(practices);
        this.refused = List.copyOf(refused);
        this.notices = List.copyOf(notices);
    }

    /**
     * What was written.
     *
     * @param pages of students
     * @param unreturned how many of them Moodle has no place for, because they did not come from it
     */
    public record Written(int pages, int unreturned, Path classPage) {}

    /** Writes all pages; those that are there are replaced. */
    public Written write(Path folder, Language language) throws IOException {
        List<Work> works = new ArrayList<>();
        for (Student student : gradebook.students()) {
            works.add(Work.of(gradebook, student));
        }
        int pages = 0;
        int unreturned = 0;
        List<ClassReport.Part> parts = new ArrayList<>();
        for (Released practice : practices) {
            FeedbackZip zip = new FeedbackZip();
            List<ClassReport.Entry> entries = new ArrayList<>();
            List<Submission> submissions = new ArrayList<>();
            for (Work work : works) {
                PracticeMark mark = rules.practiceMark(work, practice.practice());
                Optional<Attempt> counted = mark.counted().or(() -> last(work, practice.practice()));
                if (counted.isPresent()) {
                    Attempt attempt = counted.get();
                    Submission submission = submission(attempt);
                    String page = Feedback.html(
                            paper(practice, work, attempt, mark),
                            Language.of(attempt.grading().language()));
                    String name = "feedback/%s/%s.html"
                            .formatted(
                                    practice.practice(), plain(attempt.student().id()));
                    save(folder.resolve(name), page);
                    zip.add(submission, "feedback-%s.html".formatted(practice.practice()), page);
                    pages++;
                    entries.add(new ClassReport.Entry(
                            attempt.student(), attempt.grading(), manual(work, attempt), mark.daysLate() > 0, name));
                    if (Files.isRegularFile(attempt.file())) {
                        submissions.add(submission);
                    }
                }
            }
            unreturned += zip.leftOut().size();
            if (zip.size() > 0) {
                zip.write(folder.resolve("moodle-feedback-%s.zip".formatted(practice.practice())));
            }
            Alike alike = Alike.find(submissions, List.copyOf(practice.student().values()), Alike.Settings.USUAL);
            parts.add(new ClassReport.Part(practice.practice(), practice.title(), entries, Optional.of(alike)));
        }
        Path classPage = folder.resolve("class.html");
        save(classPage, ClassPage.html(report(parts, works), language));
        return new Written(pages, unreturned, classPage);
    }

    private static Optional<Attempt> last(Work work, String practice) {
        return work.attempts().stream()
                .filter(attempt -> attempt.practice().equals(practice))
                .reduce((first, second) -> second);
    }

    private ClassReport report(List<ClassReport.Part> parts, List<Work> works) {
        List<ClassReport.Standing> standings = new ArrayList<>();
        for (Work work : works) {
            FinalMark mark = rules.finalMark(work);
            String shown = mark.mark().toPlainString();
            standings.add(new ClassReport.Standing(
                    work.student(),
                    mark.practices().stream()
                            .filter(PracticeMark::handedIn)
                            .map(PracticeMark::practice)
                            .toList(),
                    mark.practices().stream()
                            .filter(practice -> practice.daysLate() > 0)
                            .map(PracticeMark::practice)
                            .toList(),
                    mark.provisional()
                            ? new Wording(shown + " so far", shown + " de momento")
                            : new Wording(shown, shown)));
        }
        Wording title = new Wording("The class", "La clase");
        return new ClassReport(title, rules.compulsory(), parts, standings, refused, notices);
    }

    private static Paper paper(Released practice, Work work, Attempt attempt, PracticeMark mark) {
        List<Marked> marked = new ArrayList<>();
        work.manual().stream()
                .filter(each -> each.practice().equals(attempt.practice()) && each.complete())
                .forEach(each -> marked.add(new Marked(
                        each.question(),
                        each.points().stream().map(points -> points.orElse(0)).toList(),
                        each.comment())));
        List<MarkLine> lines = new ArrayList<>();
        double counted = attempt.grading().automatic()
                + marked.stream().mapToDouble(Marked::total).sum();
        if (Math.abs(mark.mark().doubleValue() - counted) > ROUNDED) {
            // Something was weighted, taken off or not counted: say how.
            mark.steps().forEach(step -> lines.add(new MarkLine(step, NOTHING, false)));
        }
        String shown = mark.mark().toPlainString();
        lines.add(new MarkLine(
                new Wording("Mark of this practice", "Nota de esta práctica"),
                mark.unmarked().isEmpty()
                        ? new Wording(shown, shown.replace('.', ','))
                        : new Wording(
                                shown + " until your answers are read",
                                shown.replace('.', ',') + " hasta que se lean tus respuestas"),
                true));
        return new Paper(practice.title(), attempt.student(), attempt.grading(), marked, lines);
    }

    /** What a person gave, once everything is marked. */
    private static OptionalDouble manual(Work work, Attempt attempt) {
        List<Manual> marked = work.manual().stream()
                .filter(each -> each.practice().equals(attempt.practice()) && each.complete())
                .toList();
        return marked.size() < attempt.grading().questions().size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(marked.stream().mapToDouble(Manual::earned).sum());
    }

    private static Submission submission(Attempt attempt) {
        return new Submission(
                attempt.student(),
                attempt.practice(),
                attempt.file(),
                attempt.source(),
                attempt.handedIn(),
                attempt.submission());
    }

    /** A student's id may come from a file's name. */
    private static String plain(String id) {
        String plain = id.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return plain.isBlank() || plain.startsWith(".") ? "student-" + Integer.toHexString(id.hashCode()) : plain;
    }

    private static void save(Path file, String page) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, page.getBytes(StandardCharsets.UTF_8));
    }
}
