package dev.neurona.lessons.grade.marking;

import dev.neurona.lessons.grade.Student;

/** An answer to mark: a question of what counts of a student's submissions to a practice. */
record Item(Student student, String practice, String question, long attempt) {
    boolean is(String otherPractice, String otherQuestion, String otherStudent) {
        return practice.equals(otherPractice)
                && question.equals(otherQuestion)
                && student.id().equals(otherStudent);
    }

    /** {@return its address behind the language} */
    String address(String page) {
        return page + "?p=" + Query.encoded(practice) + "&q=" + Query.encoded(question) + "&s="
                + Query.encoded(student.id());
    }
}
