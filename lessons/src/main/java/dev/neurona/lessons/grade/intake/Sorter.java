package dev.neurona.lessons.grade.intake;

import dev.neurona.lessons.book.Wording;
import dev.neurona.lessons.grade.Student;
import dev.neurona.lessons.grade.Submission;
import dev.neurona.lessons.grade.intake.Piece.Content;
import dev.neurona.lessons.grade.intake.Piece.Refusal;
import dev.neurona.lessons.grade.intake.Recognition.Recognised;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes submissions of the pieces of a download. */
final class Sorter {
    /** Moodle writes the moment of the download behind every file: only larger distances say which is newer. */
    private static final long SAME_MOMENT = 120_000;

    private final Owners owners;
    private final Recognition recognition;
    private final List<Refused> refused = new ArrayList<>();

    Sorter(Practices practices, Owners owners) {
        this.owners = owners;
        this.recognition = new Recognition(practices);
    }

    private record Candidate(Submission submission, long changed) {}

    Intake sort(List<Piece> pieces) throws IOException {
        Map<String, Recognised> read = new HashMap<>();
        Map<String, List<Candidate>> byStudent = new TreeMap<>();
        for (Piece piece : pieces) {
            if (piece.content().isEmpty()) {
                refuse(piece, piece.refusal().orElseThrow(), Optional.empty());
                continue;
            }
            Content content = piece.content().get();
            Recognised recognised = read.get(content.digest());
            if (recognised == null) {
                recognised = recognition.read(content.file(), piece.path());
                read.put(content.digest(), recognised);
            }
            if (recognised.refusal().isPresent()) {
                refuse(piece, recognised.refusal().get(), Optional.empty());
                continue;
            }
            Submission submission =
                    submission(piece, content, recognised.practice().orElseThrow());
            byStudent
                    .computeIfAbsent(
                            String.join(
                                    "\n",
                                    submission.student().name(),
                                    submission.student().id(),
                                    submission.practice()),
                            key -> new ArrayList<>())
                    .add(new Candidate(submission, piece.changed()));
        }
        List<Submission> found = byStudent.values().stream().map(this::newest).toList();
        refused.sort(Comparator.comparing(Refused::source));
        return new Intake(found, refused, sameBytes(found));
    }

    private Submission submission(Piece piece, Content content, String practice) {
        Student student = owners.of(piece.path()).orElseGet(() -> new Student(piece.path(), piece.path()));
        return new Submission(
                student, practice, content.file(), piece.path(), owners.handedIn(piece.path()), content.digest());
    }

    private void refuse(Piece piece, Refusal refusal, Optional<String> practice) {
        boolean nobody = refusal.reason() == Reason.SYSTEM;
        refused.add(new Refused(
                nobody ? Optional.empty() : owners.of(piece.path()),
                nobody ? Optional.empty() : practice.or(() -> owners.practice(piece.path())),
                piece.path(),
                refusal.reason(),
                refusal.why()));
    }

    private Submission newest(List<Candidate> all) {
        Candidate newest = all.get(0);
        for (Candidate other : all.subList(1, all.size())) {
            newest = isLater(other, newest) ? other : newest;
        }
        Submission counts = newest.submission();
        for (Candidate other : all) {
            Submission earlier = other.submission();
            if (!other.equals(newest)) {
                Refusal why = Why.earlier(counts.source(), earlier.digest().equals(counts.digest()));
                refused.add(new Refused(
                        Optional.of(earlier.student()),
                        Optional.of(earlier.practice()),
                        earlier.source(),
                        why.reason(),
                        why.why()));
            }
        }
        return counts;
    }

    /** By when it was handed in, else by the number of the copy, else by when the file was changed, else by its path. */
    private static boolean isLater(Candidate one, Candidate other) {
        Optional<Instant> here = one.submission().handedIn();
        Optional<Instant> there = other.submission().handedIn();
        if (here.isPresent() && there.isPresent() && !here.equals(there)) {
            return here.get().isAfter(there.get());
        }
        int copies = Integer.compare(copy(one), copy(other));
        if (copies != 0 && stem(one).equals(stem(other))) {
            return copies > 0;
        }
        long later = one.changed() - other.changed();
        if (Math.abs(later) > SAME_MOMENT) {
            return later > 0;
        }
        return copies != 0
                ? copies > 0
                : one.submission().source().compareTo(other.submission().source()) > 0;
    }

    private static String name(Candidate candidate) {
        String source = candidate.submission().source();
        return source.substring(source.lastIndexOf('/') + 1);
    }

    private static int copy(Candidate candidate) {
        return Names.copy(name(candidate));
    }

    private static String stem(Candidate candidate) {
        return Names.stem(name(candidate));
    }

    private static List<Notice> sameBytes(List<Submission> found) {
        Map<String, List<Submission>> byDigest = new TreeMap<>();
        found.forEach(one ->
                byDigest.computeIfAbsent(one.digest(), key -> new ArrayList<>()).add(one));
        return byDigest.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> {
                    String names = String.join(
                            ", ", same.stream().map(one -> one.student().name()).toList());
                    return new Notice(
                            same,
                            new Wording(
                                    "Handed in the very same file for %s: %s."
                                            .formatted(same.get(0).practice(), names),
                                    "Han entregado exactamente el mismo archivo para %s: %s."
                                            .formatted(same.get(0).practice(), names)));
                })
                .toList();
    }
}
