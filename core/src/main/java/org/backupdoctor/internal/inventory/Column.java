package org.backupdoctor.internal.inventory;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import org.backupdoctor.internal.snapshot.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a field of a snapshot is in an export, and how it is written there.
 *
 * @param path the field, as {@code /device/model}; empty for what is no field
 * @param type what the field holds
 * @param from the title of the column, or the JSON path in an element
 * @param constant a value that all have; null when it is read from the export
 * @param unit the unit of a number, or nothing
 * @param words what words of the export stand for, by the word in lower case
 * @param match what to take of a text: the first group of it
 * @param times how times are written
 * @param figures how numbers are written
 * @param optional whether an export may be without it
 */
record Column(
        String path,
        Schema.Type type,
        String from,
        @Nullable Object constant,
        String unit,
        Map<String, Object> words,
        @Nullable Pattern match,
        @Nullable Times times,
        Figures figures,
        boolean optional) {

    /** The text of a column of this title, for what is no field of a snapshot. */
    static Column text(String from) {
        return new Column("", new Schema.Text(), from, null, "", Map.of(), null, null, new Figures(null), false);
    }

    /** Whether it is a share of the field that holds the total. */
    boolean isShareOfTotal() {
        return type instanceof Schema.Size && unit.equals(Units.PERCENT);
    }

    /** The field that holds the total of which this one is a share. */
    String total() {
        return path.replaceFirst("(Free|Used)Bytes$", "TotalBytes");
    }

    /** What the match takes of a text; null when it doesn't match. */
    @Nullable
    String matched(String text) {
        if (match == null) {
            return text;
        }
        Matcher found = match.matcher(text);
        if (!found.find()) {
            return null;
        }
        return found.groupCount() == 0 ? found.group() : found.group(1);
    }

    /** The words that stand for a value, for messages. */
    List<String> wordsKnown() {
        return words.keySet().stream().sorted().toList();
    }
}
