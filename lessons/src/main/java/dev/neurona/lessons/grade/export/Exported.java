package dev.neurona.lessons.grade.export;

import dev.neurona.lessons.grade.Student;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table and what did not fit into it.
 *
 * @param filled how many students got a mark
 * @param rowsWithoutMark people of the table whose marks the gradebook does not have
 * @param marksWithoutRow students whose marks the table has no place for
 * @param provisional students left out because a person still has to mark something
 * @param notes how the table was read, and what is odd about it
 */
public record Exported(
        String table,
        int filled,
        List<String> rowsWithoutMark,
        List<Student> marksWithoutRow,
        List<Student> provisional,
        List<String> notes) {
    public Exported {
        rowsWithoutMark = List.copyOf(rowsWithoutMark);
        marksWithoutRow = List.copyOf(marksWithoutRow);
        provisional = List.copyOf(provisional);
        notes = List.copyOf(notes);
    }

    /** What is found while a table is filled. */
    static final class Report {
        private int filled;
        private final List<String> rowsWithoutMark = new ArrayList<>();
        private final List<Student> marksWithoutRow = new ArrayList<>();
        private final Set<Student> provisional = new LinkedHashSet<>();
        private final List<String> notes = new ArrayList<>();

        void filled() {
            filled++;
        }

        void rowWithoutMark(String who) {
            rowsWithoutMark.add(who.strip());
        }

        void markWithoutRow(Student student) {
            marksWithoutRow.add(student);
        }

        void provisional(Student student) {
            provisional.add(student);
        }

        void note(String note) {
            notes.add(note);
        }

        Exported with(String table) {
            return new Exported(table, filled, rowsWithoutMark, marksWithoutRow, List.copyOf(provisional), notes);
        }
    }
}
