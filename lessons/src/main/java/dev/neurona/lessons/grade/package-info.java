/**
 * Grading: from a file a student handed in to marks that can be explained. One submission is graded by a pure function of
 * the release, the submission and the rules, whose whole result is a {@link dev.neurona.lessons.grade.Grading}; everything
 * else, the gradebook and the pages, only reads that. Nothing in it is a Java object of the student's process.
 */
@NullMarked
package dev.neurona.lessons.grade;

import org.jspecify.annotations.NullMarked;
