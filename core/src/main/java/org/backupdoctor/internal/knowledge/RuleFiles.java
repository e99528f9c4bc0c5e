package org.backupdoctor.internal.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.data.Once;
import org.backupdoctor.internal.data.Suggestions;
import org.backupdoctor.internal.data.Trees;
import org.jspecify.annotations.Nullable;

/** The files of a rule set, by path: the bundled ones, and those of a directory laid over them. */
public final class RuleFiles {

    /** Where the rules jar holds its files on the class path. */
    public static final String BUNDLED = "org/backupdoctor/rules/";

    private static final String OFF = RuleNames.OFF;

    private final Map<String, RuleFile> files;
    private final String name;
    private final Set<String> off;
    private final @Nullable Prepared prepared;
    private final List<Problem> problems;
    private final Once<String> digest;
    private final boolean asBuilt;

    private RuleFiles(
            String name,
            Map<String, RuleFile> files,
            Set<String> off,
            @Nullable Prepared prepared,
            List<Problem> problems) {
        this.name = name;
        this.files = files;
        this.off = off;
        this.prepared = prepared;
        this.problems = List.copyOf(problems);
        this.digest = Once.of(() -> digest(files.values()));
        this.asBuilt = false;
    }

    /** The files of the rules jar as they are. */
    private RuleFiles(Map<String, RuleFile> files, Prepared prepared) {
        this.name = "bundled";
        this.files = files;
        this.off = Set.of();
        this.prepared = prepared;
        this.problems = List.of();
        this.digest = Once.of(prepared::digest);
        this.asBuilt = true;
    }

    /**
     * The files of the rules jar.
     *
     * @throws RuleSetException when there is no rules jar on the class path
     */
    public static RuleFiles bundled(ClassLoader loader) {
        Prepared prepared = Prepared.of(loader)
                .orElseThrow(
                        () -> new RuleSetException(
                                List.of(
                                        new Problem(
                                                "bundled rules",
                                                "",
                                                "There are no bundled rules on the class path.",
                                                "Maybe the dependency org.backupdoctor:backup-doctor-rules is missing: add it beside backup-doctor-core."))));
        // They were sorted when the jar was built.
        Map<String, RuleFile> files = new LinkedHashMap<>();
        Map<String, Supplier<Prepared>> languages = new HashMap<>();
        prepared.digests().forEach((name, digest) -> {
            String path = name.toString();
            Supplier<Prepared> made = RuleNames.language(path)
                    .map(language ->
                            languages.computeIfAbsent(language, any -> Once.of(() -> Prepared.of(loader, language))))
                    .orElse(() -> prepared);
            files.put(path, RuleFile.prepared(path, () -> text(loader, path), digest.toString(), made));
        });
        return new RuleFiles(files, prepared);
    }

    private static String text(ClassLoader loader, String path) {
        return plain(resource(loader, BUNDLED + path)
                .orElseThrow(() -> new RuleSetException(
                        List.of(new Problem(path, "", "The rules jar lists this file but doesn't hold it.")))));
    }

    /** What was made of the files of the rules jar when that was built; null where these don't come from one. */
    public @Nullable Prepared prepared() {
        return prepared;
    }

    /** Whether they are all of the rules jar and nothing else: then they fit together, as its build made sure. */
    public boolean areAsBuilt() {
        return asBuilt;
    }

    /** Files from a directory alone. */
    public static RuleFiles of(Path directory) {
        return new RuleFiles("none", Map.of(), Set.of(), null, List.of()).with(directory);
    }

    /**
     * These files with a directory laid over them: a file with the same path replaces, a new one adds, {@code name.off} switches off.
     *
     * @throws RuleSetException when the directory or a file in it can't be read
     */
    public RuleFiles with(Path directory) {
        RuleDirectory found = RuleDirectory.of(directory);
        List<Problem> problems = new ArrayList<>(found.problems());
        Path folder = directory.toAbsolutePath().normalize().getFileName();
        return with(
                folder == null ? "overlay" : folder.toString(),
                found.files().keySet(),
                () -> new RuleReading(found.files(), problems).texts(),
                problems);
    }

    /**
     * These files with others laid over them that don't lie in a directory.
     *
     * @param name what the set is called then
     * @param contents the bytes of the files, by path
     * @throws RuleSetException when one of them can't be a file of a rule set
     */
    public RuleFiles with(String name, Map<String, byte[]> contents) {
        List<Problem> problems = new ArrayList<>();
        contents.keySet().forEach(path -> {
            if (RuleNames.counts(path)) {
                RuleNames.problem(path).ifPresent(problems::add);
            } else {
                problems.add(new Problem(
                        path, "", "This is no file of a rule set.", "Maybe it lay beside the rules by mistake."));
            }
        });
        return with(name, contents.keySet(), () -> new RuleReading(Map.of(), problems).texts(contents), problems);
    }

    private RuleFiles with(
            String name, Collection<String> paths, Supplier<Map<String, String>> texts, List<Problem> problems) {
        Map<String, RuleFile> merged = new TreeMap<>(files);
        Set<String> switchedOff = new TreeSet<>(off);
        List<Problem> nothingOff = new ArrayList<>();
        for (String path : paths) {
            if (path.endsWith(OFF)) {
                String id = path.substring(0, path.length() - OFF.length());
                switchOff(id, merged, nothingOff);
                paths.stream()
                        .filter(other -> isSwitchedOff(other, id) && !other.endsWith(OFF))
                        .min(Comparator.naturalOrder())
                        .ifPresent(other -> nothingOff.add(new Problem(
                                path, "", path + " and " + other + " are both here.", "Maybe delete one of them.")));
                if (!id.endsWith(".yaml") && RuleNames.language(id).isEmpty()) {
                    switchedOff.add(id.substring(id.lastIndexOf('/') + 1));
                }
            }
        }
        if (problems.isEmpty()) {
            texts.get().forEach((path, text) -> {
                RuleFile file = file(path, text, false).over(merged.get(path));
                merged.put(path, file);
                moved(file, merged.keySet()).ifPresent(problems::add);
            });
        }
        if (!problems.isEmpty()) {
            problems.addAll(nothingOff);
            throw new RuleSetException(problems);
        }
        return new RuleFiles(name, merged, Set.copyOf(switchedOff), prepared, nothingOff);
    }

    /**
     * The bytes of the files of a directory that count, by path.
     *
     * @throws RuleSetException when the directory or a file in it can't be read
     */
    public static SortedMap<String, byte[]> contents(Path directory) {
        RuleDirectory found = RuleDirectory.of(directory);
        List<Problem> problems = new ArrayList<>(found.problems());
        SortedMap<String, byte[]> contents = new TreeMap<>();
        found.files().keySet().forEach(path -> contents.put(path, new byte[0]));
        new RuleReading(found.files(), problems)
                .texts()
                .forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
        return contents;
    }

    /** Whether these are the same pages and data, whatever the rules, the cases and the translations. */
    boolean knowTheSame(RuleFiles other) {
        return off.equals(other.off) && pagesAndData().equals(other.pagesAndData());
    }

    private List<RuleFile> pagesAndData() {
        return files.values().stream()
                .filter(file -> file.is(".md") || (file.ofData() && !file.isTranslation()))
                .toList();
    }

    /** What is wrong with what is switched off; the files are read all the same, so that all that is wrong can be told at once. */
    public List<Problem> problems() {
        return problems;
    }

    /** The ids of what was switched off: they stay known. */
    public Set<String> off() {
        return off;
    }

    /** What the set is called: {@code bundled}, or the name of the directory. */
    public String name() {
        return name;
    }

    /** All files, sorted by path. */
    public Collection<RuleFile> all() {
        return files.values();
    }

    /** The file with this path. */
    public Optional<RuleFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The digest over paths and texts of all files. */
    public String digest() {
        return digest.get();
    }

    private static String digest(Collection<RuleFile> files) {
        MessageDigest sha = sha256();
        files.forEach(file -> {
            // Data are merged with what they lie over, so that counts too.
            for (RuleFile layer = file; layer != null; layer = layer.ofData() ? layer.below() : null) {
                sha.update((layer.path() + "\n" + layer.digest() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return "sha256:" + HexFormat.of().formatHex(sha.digest());
    }

    /** The same text as a file of a rule set has it. */
    public static RuleFile file(String path, String text, boolean bundled) {
        String plain = plain(text);
        return RuleFile.read(
                path,
                plain,
                HexFormat.of().formatHex(sha256().digest(plain.getBytes(StandardCharsets.UTF_8))),
                bundled);
    }

    private static String plain(String text) {
        return Trees.withoutMark(text).replace("\r\n", "\n").replace('\r', '\n');
    }

    private static void switchOff(String path, Map<String, RuleFile> files, List<Problem> problems) {
        boolean found = files.keySet().removeIf(known -> isSwitchedOff(known, path));
        if (!found) {
            problems.add(new Problem(
                    path + OFF, "", "There is nothing of this name to switch off.", maybe(path, files.keySet())));
        }
    }

    /** A copy that lies in another folder than the file it was copied from replaces nothing, and is there twice. */
    private Optional<Problem> moved(RuleFile file, Set<String> there) {
        String origin = file.below() == null ? file.copiedFrom().orElse("") : "";
        return files.values().stream()
                .filter(other -> other.digest().equals(origin)
                        && !other.path().equals(file.path())
                        && there.contains(other.path())
                        && other.id().equals(file.id())
                        && other.ofCause() == file.ofCause())
                .findFirst()
                .map(other -> new Problem(
                        file.path(),
                        "1:1",
                        "This is a copy of " + other.path() + ", but in another folder.",
                        "Maybe move it there: to replace a bundled file it needs the same path."));
    }

    private static boolean isSwitchedOff(String known, String path) {
        return known.equals(path)
                || RuleFile.stem(known).equals(path)
                // A page takes its translations along.
                || (RuleNames.language(known).isPresent()
                        && path.equals(RuleFile.stem(known) + known.substring(known.lastIndexOf('.'))));
    }

    private static String maybe(String path, Collection<String> known) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        return known.stream()
                .filter(other -> other.contains("/" + id + "."))
                .findFirst()
                .map(other -> other.substring(0, other.lastIndexOf('.')))
                .or(() -> Suggestions.nearest(
                        path, known.stream().map(RuleFile::stem).distinct().toList()))
                .map(near -> "Maybe you meant \"" + near + OFF + "\".")
                .orElse("Maybe the folder is another one: \"rules list\" shows what there is.");
    }

    private static Optional<String> resource(ClassLoader loader, String path) {
        try (@Nullable InputStream in = loader.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(RuleReading.decoded(in.readAllBytes()));
        } catch (IOException e) {
            throw new RuleSetException(
                    List.of(new Problem(path, "", "This file can't be read: " + e.getMessage() + ".")));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
