package org.backupdoctor.internal.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupdoctor.DeviceSnapshot;
import org.backupdoctor.Problem;
import org.backupdoctor.Report;
import org.backupdoctor.internal.SessionDiagnoser;
import org.backupdoctor.internal.knowledge.RuleFile;
import org.backupdoctor.internal.knowledge.RuleFiles;
import org.backupdoctor.internal.rules.text.Printed;
import org.backupdoctor.internal.rules.text.RuleText;
import org.backupdoctor.internal.rules.text.RuleTree;
import org.backupdoctor.internal.rules.text.Told;
import org.backupdoctor.rules.hostile.Canary;

/** What holds of any text that is laid down as a rule file: it is refused in words, or it is a rule that harms nobody. */
final class AnyRuleFile implements AutoCloseable {

    private static final String PATH = "causes/storage/hostile.drl";
    private static final Pattern RAW =
            Pattern.compile("Exception: |java\\.[\\w.]+(Exception|Error)|\\[ERR |org\\.drools\\.|Stack trace");
    private static final Pattern LARGE = Pattern.compile("\\d[Ll]\\b");
    private static final Pattern PLACES = Pattern.compile("(start|end)=\\d+|first=(true|false)|at=Token\\[[^]]*]");

    private final LoadedRules bundled = LoadedRules.bundled();
    private final DrlCompiler compiler = new DrlCompiler(LoadedRules.loader(), false, null);
    private final DeviceSnapshot snapshot = snapshot();
    private final Canary canary;
    private final int compileOneIn;
    private final List<List<String>> pieces = new ArrayList<>();
    private final Map<String, Integer> notCompiled = new TreeMap<>();
    private int tried;
    private int accepted;
    private int compiled;
    private int fired;

    /** @param compileOneIn of so many texts that the grammar lets through, one is compiled and fired */
    AnyRuleFile(int compileOneIn) throws IOException {
        this.compileOneIn = compileOneIn;
        this.canary = new Canary(Files.createTempDirectory("hostile").resolve("sung"));
        for (RuleFile file : bundled.files().all()) {
            if (file.is(".drl")) {
                for (RuleTree rule :
                        DrlFile.asWritten(file, LoadedRules.loader()).written()) {
                    pieces.add(Scribbler.pieces(file.text().substring(rule.start(), rule.end()) + "\n"));
                }
            }
        }
    }

    /** Scribbles a text and tries it. */
    void scribbled(IntUnaryOperator below) {
        tried(new Scribbler(pieces, below).text());
    }

    /** Tries a text. */
    void tried(String text) {
        tried++;
        try {
            List<Problem> problems = new ArrayList<>();
            RuleFile file = RuleFiles.file(PATH, text, false);
            DrlFile parsed = new DrlFile(file, LoadedRules.loader(), problems);
            parsed.checkNames(bundled.knowledge(), bundled.files().off());
            areInWords(problems);
            if (problems.isEmpty() && !parsed.rules().isEmpty()) {
                parsed.written().forEach(AnyRuleFile::isPrintedAsItIs);
                if (accepted++ % compileOneIn == 0) {
                    isCompiled(file, parsed);
                }
            }
            isQuiet();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(e + "\nThis was the rule file:\n" + text, e);
        }
    }

    private static void areInWords(List<Problem> problems) {
        for (Problem problem : problems) {
            holds(
                    problem.file().equals(PATH)
                            && !RAW.matcher(problem.message()).find(),
                    "This is not in words: " + problem);
        }
    }

    /** What is printed reads as the same rule, so nothing of it means something else to whoever reads it next. */
    private static void isPrintedAsItIs(RuleTree rule) {
        String printed = Printed.of(rule);
        List<Problem> problems = new ArrayList<>();
        List<RuleTree> again = new RuleText(printed, new Told(PATH, printed, problems)).rules();
        holds(again.size() == 1, "It is printed as no rule: " + printed + problems);
        if (printed.contains("Texts.matches")) {
            // A pattern is printed as a call, which no rule has.
            return;
        }
        holds(Printed.of(again.get(0)).equals(printed), "It is printed in another way the second time: " + printed);
        // Texts between single marks are printed between double ones, large numbers without their letter or one by one.
        String written = rule.toString();
        if (!written.contains("'") && !LARGE.matcher(written).find()) {
            holds(shape(again.get(0)).equals(shape(rule)), "It is read as another rule: " + printed);
        }
    }

    private static String shape(RuleTree rule) {
        return PLACES.matcher(rule.name().text() + rule.when() + rule.then()).replaceAll("");
    }

    /** What the grammar lets through holds nothing that the check of its classes finds, and is fired within limits. */
    private void isCompiled(RuleFile file, DrlFile parsed) {
        List<Problem> problems = new ArrayList<>();
        compiler.compile(List.of(parsed), problems);
        areInWords(problems);
        for (Problem problem : problems) {
            holds(!problem.message().contains("which no rule needs"), "Only its classes gave it away: " + problem);
            notCompiled.merge(problem.message().replaceAll("\"[^\"]*\"", "…"), 1, Integer::sum);
        }
        LoadedRules rules = problems.isEmpty() ? bundled.withEach(List.of(file)).get(PATH) : null;
        if (rules != null) {
            compiled++;
            Set<String> names = parsed.rules().stream().map(RuleInfo::name).collect(Collectors.toSet());
            fired += new SessionDiagnoser(rules)
                            .diagnose(snapshot).checks().stream()
                                    .anyMatch(check ->
                                            names.contains(check.rule()) && check.state() == Report.State.FIRED)
                    ? 1
                    : 0;
        }
    }

    private void isQuiet() {
        try {
            List<String> heard = tried % 1000 == 0 ? canary.heard() : canary.sung();
            holds(heard.isEmpty(), "It set off the canary: " + heard);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void holds(boolean so, String otherwise) {
        if (!so) {
            throw new AssertionError(otherwise);
        }
    }

    /** How much was tried. */
    String counts() {
        return tried + " texts, " + accepted + " let through by the grammar, " + compiled + " compiled, " + fired
                + " fired; not compiled: " + notCompiled;
    }

    int fired() {
        return fired;
    }

    private static DeviceSnapshot snapshot() {
        return DeviceSnapshot.fromJson("""
                {"takenAt":"2026-11-20T07:00:00Z","icloud":{"planLapsed":true,"storageFreeBytes":800000000,
                "backups":[{"deviceName":"Old iPhone","sizeBytes":2100000000,"thisDevice":false}]},
                "backup":{"nextSizeBytes":3200000000},"network":{"wifi":"CONNECTED"},"power":{"charging":false,"batteryPercent":9},
                "screen":{"locked":false},"device":{"model":"iPhone17,1","iosVersion":"18.5"},
                "complaint":{"message":"Not Enough iCloud Storage"},"attributes":{"word":"aaaaaaaa"}}
                """);
    }

    @Override
    public void close() throws IOException {
        canary.close();
    }
}
