package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.fact.Complaint.Meaning;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.snapshot.SnapshotField;

/** Reads what a known fault shows: for each symptom the fields of a snapshot with their values, a message's meaning, an error. */
final class Symptoms {

    static final String MESSAGE = "message";
    static final String ERROR = "error";

    private static final String NAME = "symptoms";

    private final FieldReader fault;

    Symptoms(FieldReader fault) {
        this.fault = fault;
    }

    List<Map<String, Object>> read() {
        List<Map<String, Object>> symptoms = new ArrayList<>();
        List<?> list = fault.has(NAME) ? fault.list(NAME) : List.of();
        fault.ask(NAME);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> fields && !fields.isEmpty()) {
                Map<String, Object> symptom = new LinkedHashMap<>();
                String place = NAME + "/" + i + "/";
                fields.forEach((key, value) -> symptom.put(
                        String.valueOf(key), value(place + key, String.valueOf(key), value == null ? "" : value)));
                symptoms.add(symptom);
            } else {
                fault.problem(
                        NAME + "/" + i,
                        "Expected paths with their values for each of \"symptoms\".",
                        "Maybe you meant - { /complaint/turningOnFails: true }.");
            }
        }
        return List.copyOf(symptoms);
    }

    private Object value(String place, String name, Object value) {
        if (name.equals(MESSAGE)) {
            message(place, value.toString());
        } else if (name.equals(ERROR)) {
            error(place, value.toString());
        } else if (SnapshotField.isKnown(name)) {
            Object good = SnapshotField.value(
                    name, value, wrong -> fault.problem(place, name + ": " + wrong.message(), wrong.hint()));
            return good == null ? value : good;
        } else if (name.contains("/") || name.contains(".")) {
            fault.problem(place, "A snapshot has no field \"" + name + "\".", SnapshotField.hint(name));
        } else {
            String near = Suggestions.maybe(name, List.of(MESSAGE, ERROR));
            fault.problem(
                    place,
                    "A symptom has fields such as /complaint/turningOnFails, \"message\" and \"error\", but no \""
                            + name + "\".",
                    near.isEmpty() ? SnapshotField.hint(name) : near);
        }
        return value;
    }

    private void message(String place, String word) {
        List<String> words = Arrays.stream(Meaning.values()).map(Enum::name).toList();
        if (!words.contains(word)) {
            String near = Suggestions.maybe(word, words);
            fault.problem(
                    place,
                    "Expected one of " + String.join(", ", words) + " for \"message\" but was \"" + word + "\".",
                    near.isEmpty() ? "Maybe one of these was meant." : near);
        }
    }

    private void error(String place, String error) {
        if (!error.matches("\\S+ -?\\d{1,9}")) {
            fault.problem(
                    place,
                    "Expected a domain and a code, such as MBErrorDomain 303, for \"error\" but was \"" + error + "\".",
                    error.matches("-?\\d+") ? "Maybe the domain is missing." : "Maybe the code is missing.");
        }
    }
}
