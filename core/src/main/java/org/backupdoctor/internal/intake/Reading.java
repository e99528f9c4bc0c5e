package org.backupdoctor.internal.intake;

import java.util.List;
import org.backupdoctor.Problem;
import org.backupdoctor.internal.intake.answer.Answer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a source holds, read: either an answer, or at least one problem.
 *
 * @param name what problems and notes call it
 * @param line the line, or the number of the element, counted from 1; 0 where the source is one thing
 * @param answer what it says; null when it can't be read
 * @param problems why it can't be read
 * @param claimed whether it says itself that it is of a kind that is understood, so that what is wrong with it is worth telling
 *     even where most files are of other kinds
 */
record Reading(String name, int line, @Nullable Answer answer, List<Problem> problems, boolean claimed) {}
