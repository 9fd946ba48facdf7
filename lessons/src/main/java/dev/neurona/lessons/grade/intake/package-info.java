/**
 * What students handed in, out of whatever the teacher downloaded: Moodle's zips, nbgrader's tree, a folder. Every file
 * of it ends as a submission or as a refusal with a reason. Start at {@link
 * dev.neurona.lessons.grade.intake.Intake#read}.
 */
@NullMarked
package dev.neurona.lessons.grade.intake;

import org.jspecify.annotations.NullMarked;
