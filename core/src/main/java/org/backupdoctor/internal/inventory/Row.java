package org.backupdoctor.internal.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A device of an export.
 *
 * @param name what problems and notes call it: the file and the line, or the number of the element
 * @param number the line, or the number of the element, counted from 1; 0 where the export is of one device
 * @param values the fields of a snapshot that it has
 * @param takenAt when it was looked at; null when that is unknown
 * @param udid what tells devices apart; null when that is unknown
 * @param problems why it can't be read; then there are no values
 */
public record Row(
        String name,
        int number,
        Map<String, Object> values,
        @Nullable Instant takenAt,
        @Nullable String udid,
        List<Problem> problems) {}
