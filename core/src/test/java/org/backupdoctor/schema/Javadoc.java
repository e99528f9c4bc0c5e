package org.backupdoctor.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sentences of a source folder's Javadoc: by type, by type and method, and by record and component where {@code @param} says it. */
final class Javadoc {

    private static final Pattern COMMENT = Pattern.compile(
            "( *)/\\*\\*(.*?)\\*/\\s*((?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*)([^\\n]*)", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("(?:record|enum|interface|class) (\\w+)");
    private static final Pattern MEMBER = Pattern.compile("(\\w+)(?:\\(|[,;]?$)");
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) ([^@]*)");

    private final Map<String, String> sentences = new TreeMap<>();

    Javadoc(Path... sources) throws IOException {
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source, 1)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    read(Files.readString(file));
                }
            }
        }
    }

    /** The sentence about a type, or about {@code Type.member}; empty when there is none. */
    String of(String name) {
        return sentences.getOrDefault(name, "");
    }

    private void read(String source) {
        String outer = "";
        String inner = "";
        Matcher comment = COMMENT.matcher(source);
        while (comment.find()) {
            String text = plain(comment.group(2));
            String declaration = comment.group(4);
            Matcher type = TYPE.matcher(declaration);
            boolean nested = comment.group(1).length() > 4;
            if (type.find()) {
                inner = type.group(1);
                outer = outer.isEmpty() ? inner : outer;
                put(inner, text);
                for (Matcher param = PARAM.matcher(text); param.find(); ) {
                    put(inner + "." + param.group(1), sentence(param.group(2).strip()));
                }
            } else {
                Matcher member = MEMBER.matcher(declaration.strip());
                if (member.find()) {
                    put((nested ? inner : outer) + "." + member.group(1), text);
                }
            }
        }
    }

    private void put(String name, String text) {
        sentences.putIfAbsent(name, withoutTags(text));
    }

    private static String plain(String comment) {
        return comment.lines()
                .map(line -> line.replaceFirst("^\\s*\\*? ?", ""))
                .reduce("", (a, b) -> a + " " + b)
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String withoutTags(String text) {
        return List.of(text.split(" ?(?:<p>|@param|@throws|@return)", 2)).get(0).strip();
    }

    private static String sentence(String text) {
        String upper = text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return upper.isEmpty() || upper.endsWith(".") ? upper : upper + ".";
    }
}
