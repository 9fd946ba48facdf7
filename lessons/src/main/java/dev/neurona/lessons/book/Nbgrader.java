package dev.neurona.lessons.book;

import com.google.gson.JsonObject;
import dev.neurona.kernel.notebook.Cell;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What nbgrader wants to know of a cell: its metadata of schema 3. Seen in nbgrader 0.9.5. */
final class Nbgrader {
    private static final String FIELD = "nbgrader";
    private static final int SCHEMA = 3;

    private Nbgrader() {}

    /** What a cell is for. */
    enum Role {
        /** As it was handed out; nbgrader restores it. */
        READ_ONLY(false, false),
        /** The student's answer, judged by cells of checks. */
        ANSWER(false, true),
        /** Checks, which nbgrader restores, runs and takes points from. */
        MARKS(true, false),
        /** The student's answer, marked by a person. */
        MANUAL(true, true);

        private final boolean grade;
        private final boolean solution;

        Role(boolean grade, boolean solution) {
            this.grade = grade;
            this.solution = solution;
        }

        boolean locked() {
            return !solution;
        }
    }

    /** Gives a cell its role; its id is the grade id. {@return the cell} */
    static Cell mark(Cell cell, Role role, double points) {
        JsonObject metadata = cell.json().getAsJsonObject("metadata");
        JsonObject own = new JsonObject();
        own.addProperty("cell_type", cell.type());
        own.addProperty("checksum", checksum(cell, role, points));
        own.addProperty("grade", role.grade);
        own.addProperty("grade_id", cell.id().orElseThrow());
        own.addProperty("locked", role.locked());
        if (role.grade) {
            own.addProperty("points", points);
        }
        own.addProperty("schema_version", SCHEMA);
        own.addProperty("solution", role.solution);
        own.addProperty("task", false);
        metadata.add(FIELD, own);
        if (role.locked()) {
            metadata.addProperty("deletable", false);
            metadata.addProperty("editable", false);
        } else {
            metadata.addProperty("deletable", false);
        }
        return cell;
    }

    /** nbgrader's own sum: over the text, the type, Python's words for the three flags, the id, and Python's points. */
    private static String checksum(Cell cell, Role role, double points) {
        String all = cell.source()
                + cell.type()
                + python(role.grade)
                + python(role.solution)
                + python(role.locked())
                + cell.id().orElseThrow()
                + (role.grade ? Double.toString(points) : "");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String python(boolean flag) {
        return flag ? "True" : "False";
    }
}
