package org.backupdoctor.cli;

import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.backupdoctor.Problem;
import org.backupdoctor.Problem.Severity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How "rules check" prints what it found. */
enum CheckFormat {
    /** For people. */
    text {
        @Override
        String of(List<Problem> problems, Path directory) {
            StringBuilder text = new StringBuilder();
            for (Severity severity : Severity.values()) {
                for (Problem problem : problems) {
                    if (problem.severity() == severity) {
                        text.append(text.isEmpty() ? "" : "\n\n").append(problem);
                    }
                }
            }
            return text.toString();
        }
    },

    /** A list of objects with file, line, column, rule, severity, message and hint; what isn't known is left out. */
    json {
        @Override
        String of(List<Problem> problems, Path directory) {
            return written(json -> {
                json.writeStartArray();
                for (Problem problem : problems) {
                    json.writeStartObject();
                    json.writeStringProperty("file", problem.file());
                    problem.line().ifPresent(line -> json.writeNumberProperty("line", line));
                    problem.column().ifPresent(column -> json.writeNumberProperty("column", column));
                    problem.rule().ifPresent(rule -> json.writeStringProperty("rule", rule));
                    json.writeStringProperty("severity", word(problem));
                    json.writeStringProperty("message", problem.message());
                    if (!problem.hint().isEmpty()) {
                        json.writeStringProperty("hint", problem.hint());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        }
    },

    /** SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for editors and CI. */
    sarif {
        @Override
        String of(List<Problem> problems, Path directory) {
            return written(json -> new Sarif(json, directory).write(problems));
        }
    };

    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "rule", "Something is wrong with a rule.",
            "page", "Something is wrong with a page.",
            "case", "Something is wrong with a case.",
            "data", "Something is wrong with data.",
            "never-holds", "A condition can never hold.",
            "always-holds", "A condition always holds.",
            "same-condition", "Two rules have the same condition.",
            "rule-without-case", "No case fires a rule.",
            "cause-without-remedy", "No rule recommends a remedy for a cause.",
            "unused-remedy", "No rule recommends a remedy."));

    static {
        KINDS.put("off", "Something is switched off that isn't there.");
        KINDS.put("unread", "Nothing reads a file.");
        KINDS.put("unused-fault", "No rule of its cause asks for a known fault.");
        KINDS.put("stale-copy", "A file was copied from a bundled one that has changed since.");
        KINDS.put("unknown-remedy", "A case tried a remedy that there isn't.");
        KINDS.put("text-for-flag", "A text stands where true or false was probably meant.");
        KINDS.put("page-without-silence", "A page doesn't say when it stays silent.");
    }

    /** What was found, as this format has it. */
    abstract String of(List<Problem> problems, Path directory);

    private interface Writing {
        void to(JsonGenerator json);
    }

    private static String written(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text)) {
            writing.to(json);
        }
        return text.toString();
    }

    private static String word(Problem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }

    /** One run of the check as SARIF has it. */
    private record Sarif(JsonGenerator json, Path directory) {

        private static final String BASE = "RULES";

        void write(List<Problem> problems) {
            List<String> kinds =
                    problems.stream().map(Problem::kind).distinct().sorted().toList();
            json.writeStartObject();
            json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            json.writeObjectPropertyStart("tool");
            json.writeObjectPropertyStart("driver");
            json.writeStringProperty("name", "backup-doctor");
            json.writeArrayPropertyStart("rules");
            kinds.forEach(kind -> {
                json.writeStartObject();
                json.writeStringProperty("id", kind);
                message("shortDescription", KINDS.getOrDefault(kind, "Something is wrong with the input."));
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            if (directory.isAbsolute()) {
                json.writeObjectPropertyStart("originalUriBaseIds");
                json.writeObjectPropertyStart(BASE);
                String uri = directory.toUri().toString();
                json.writeStringProperty("uri", uri.endsWith("/") ? uri : uri + "/");
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeStringProperty("columnKind", "utf16CodeUnits");
            json.writeArrayPropertyStart("results");
            problems.forEach(problem -> result(problem, kinds.indexOf(problem.kind())));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }

        private void result(Problem problem, int index) {
            json.writeStartObject();
            json.writeStringProperty("ruleId", problem.kind());
            json.writeNumberProperty("ruleIndex", index);
            json.writeStringProperty("level", word(problem));
            message("message", problem.message() + (problem.hint().isEmpty() ? "" : " " + problem.hint()));
            json.writeArrayPropertyStart("locations");
            json.writeStartObject();
            json.writeObjectPropertyStart("physicalLocation");
            json.writeObjectPropertyStart("artifactLocation");
            json.writeStringProperty("uri", uri(problem.file()));
            if (directory.isAbsolute()) {
                json.writeStringProperty("uriBaseId", BASE);
            }
            json.writeEndObject();
            problem.line().ifPresent(line -> {
                json.writeObjectPropertyStart("region");
                json.writeNumberProperty("startLine", line);
                problem.column().ifPresent(column -> json.writeNumberProperty("startColumn", column));
                json.writeEndObject();
            });
            json.writeEndObject();
            problem.rule().ifPresent(rule -> {
                json.writeArrayPropertyStart("logicalLocations");
                json.writeStartObject();
                json.writeStringProperty("fullyQualifiedName", rule);
                json.writeEndObject();
                json.writeEndArray();
            });
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }

        private void message(String name, String text) {
            json.writeObjectPropertyStart(name);
            json.writeStringProperty("text", text);
            json.writeEndObject();
        }

        /** The file relative to where the command ran, or to the directory when that was given in full. */
        private String uri(String file) {
            Path path = Path.of(file);
            boolean whole = path.isAbsolute() || path.equals(directory);
            String relative = (whole || directory.isAbsolute()
                            ? path
                            : directory.resolve(path).normalize())
                    .toString()
                    .replace('\\', '/');
            try {
                return new URI(null, null, relative, null).toASCIIString();
            } catch (URISyntaxException e) {
                return relative;
            }
        }
    }
}
