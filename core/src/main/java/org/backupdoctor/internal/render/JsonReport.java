package org.backupdoctor.internal.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupdoctor.Report;
import org.backupdoctor.Report.State;
import org.backupdoctor.internal.data.JsonText;
import org.jspecify.annotations.Nullable;

/** A report as JSON on one line, its fields in the order of the format. What isn't known is left out. */
final class JsonReport {

    private JsonReport() {}

    static String of(WordedReport report, boolean full) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        report.id().ifPresent(id -> json.put("id", id));
        report.takenAt().ifPresent(at -> json.put("takenAt", at));
        json.put("verdict", report.verdict());
        report.lastSuccess().ifPresent(last -> {
            Map<String, Object> success = new LinkedHashMap<>();
            last.at().ifPresent(at -> success.put("at", at));
            last.ageDays().ifPresent(days -> success.put("ageDays", days));
            json.put("lastSuccess", success);
        });
        report.device().ifPresent(device -> json.put("device", device(device)));
        report.site().ifPresent(site -> json.put("site", site));
        json.put("rules", rules(report.rules()));
        json.put(
                "diagnoses",
                (full ? report.foundDiagnoses() : report.diagnoses())
                        .stream().map(JsonReport::diagnosis).toList());
        json.put("remedies", report.remedies().stream().map(JsonReport::remedy).toList());
        json.put(
                "questions",
                full ? report.questions().stream().map(JsonReport::question).toList() : List.of());
        json.put("notes", report.notes().stream().map(JsonReport::note).toList());
        json.put(
                "checks", full ? report.checks().stream().map(JsonReport::check).toList() : List.of());
        json.put("expectedMinutes", report.expectedMinutes());
        return JsonText.of(json);
    }

    private static Map<String, Object> device(Report.DeviceType device) {
        Map<String, Object> json = new LinkedHashMap<>();
        device.model().ifPresent(model -> json.put("model", model));
        device.name().ifPresent(name -> json.put("name", name));
        device.iosVersion().ifPresent(version -> json.put("iosVersion", version));
        return json;
    }

    private static Map<String, Object> rules(Report.Rules rules) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", rules.name());
        json.put("version", rules.version());
        json.put("digest", rules.digest());
        json.put("count", rules.count());
        return json;
    }

    private static Map<String, Object> diagnosis(Report.Diagnosis diagnosis) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cause", diagnosis.cause());
        json.put("title", diagnosis.title());
        json.put("certainty", diagnosis.certainty());
        json.put("probability", diagnosis.probability());
        json.put("blocks", diagnosis.blocks());
        json.put("because", diagnosis.because());
        json.put("clearsWhen", diagnosis.clearsWhen());
        json.put(
                "evidence",
                diagnosis.evidence().stream().map(JsonReport::evidence).toList());
        json.put("rules", diagnosis.rules());
        json.put("references", diagnosis.references());
        return json;
    }

    private static Map<String, Object> evidence(Report.Evidence evidence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", evidence.path());
        json.put("value", evidence.value());
        evidence.source().ifPresent(from -> {
            json.put("source", from.name());
            from.at().ifPresent(at -> json.put("at", at));
            json.put("confidence", from.confidence());
        });
        return json;
    }

    private static Map<String, Object> remedy(Report.Remedy remedy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rank", remedy.rank());
        json.put("id", remedy.id());
        json.put("title", remedy.title());
        json.put("because", remedy.because());
        json.put("steps", remedy.steps());
        json.put("fixes", remedy.fixes());
        json.put("needed", remedy.needed());
        json.put("alternatives", remedy.alternatives());
        json.put("chance", remedy.chance());
        json.put("effort", remedy.effort());
        Map<String, Object> minutes = new LinkedHashMap<>();
        minutes.put("handsOn", remedy.minutes().handsOn());
        minutes.put("waiting", remedy.minutes().waiting());
        json.put("minutes", minutes);
        json.put("costs", remedy.costs());
        json.put("destructiveness", remedy.destructiveness());
        json.put("loses", remedy.loses());
        json.put("who", remedy.who());
        json.put("after", remedy.after());
        json.put("with", remedy.with());
        remedy.freesBytes().ifPresent(bytes -> json.put("freesBytes", bytes));
        json.put("references", remedy.references());
        return json;
    }

    private static Map<String, Object> question(Report.Question question) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", question.id());
        json.put("path", question.path());
        json.put("text", question.text());
        json.put("where", question.where());
        json.put("who", question.who());
        json.put(
                "options",
                question.options().stream()
                        .map(option -> option(option, question.path()))
                        .toList());
        json.put("minutesSaved", question.minutesSaved());
        return json;
    }

    private static Map<String, @Nullable Object> option(Report.Option option, String path) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("label", option.label());
        if (!option.path().equals(path)) {
            json.put("path", option.path());
        }
        json.put("value", option.value());
        return json;
    }

    private static Map<String, Object> note(Report.Note note) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", note.kind());
        json.put("text", note.text());
        json.put("paths", note.paths());
        return json;
    }

    private static Map<String, Object> check(Report.Check check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", check.rule());
        json.put("state", check.state());
        if (check.state() == State.UNKNOWN) {
            json.put("missing", List.copyOf(check.missing()));
        }
        if (check.state() == State.FAILED) {
            json.put("reason", check.reason());
        }
        return json;
    }
}
