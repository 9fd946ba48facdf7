package dev.neurona.lessons.grade;

/**
 * Who handed something in.
 *
 * @param id what the institution knows the student by: Moodle's participant number, nbgrader's name of the folder, or the
 *     name of the file where there is nothing else
 * @param name as it is shown, with its accents
 */
public record Student(String id, String name) {}
