package dev.neurona.lessons.grade.gradebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A gradebook as lines of text, for comparing two: without what differs from one run to the next. */
final class Dump {
    private static final List<String> TABLES = List.of(
            "SELECT 'student', id, name FROM student",
            "SELECT 'attempt', student, practice, submission, release, run, reason, source, handed_in, automatic, most,"
                    + " grading FROM attempt",
            "SELECT 'manual', student, practice, question, points, comment, rubric, answer, by, version FROM manual",
            "SELECT 'audit', student, practice, question, what, by, before, after FROM audit");

    private Dump() {}

    static List<String> lines(Connection open) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String table : TABLES) {
            List<String> rows = new ArrayList<>();
            try (PreparedStatement query = open.prepareStatement(table);
                    ResultSet row = query.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    rows.add(line(row, columns));
                }
            }
            Collections.sort(rows);
            lines.addAll(rows);
        }
        return lines;
    }

    private static String line(ResultSet row, int columns) throws SQLException {
        JsonArray line = new JsonArray();
        for (int i = 1; i <= columns; i++) {
            String value = row.getString(i);
            if (value != null && row.getMetaData().getColumnName(i).equals("grading")) {
                line.add(untimed(value));
            } else {
                line.add(value);
            }
        }
        return line.toString();
    }

    private static JsonObject untimed(String grading) {
        JsonObject json = JsonParser.parseString(grading).getAsJsonObject();
        if (json.get("rerun") instanceof JsonObject rerun) {
            rerun.remove("seconds");
        }
        return json;
    }
}
