package org.backupdoctor.internal.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupdoctor.internal.data.Packed;
import org.backupdoctor.internal.data.Trees;
import org.jspecify.annotations.Nullable;

/**
 * What is made of the files of a rules jar when it is built, so that nobody has to read them anew: the list of the files with their
 * digests, the front matter and the steps of pages, the trees of data, and what is known of rules. The files lie beside it.
 */
public final class Prepared {

    /** Where the rules jar holds it. */
    public static final String RESOURCE = RuleFiles.BUNDLED + "prepared.bin";

    private static final String DIGEST = "digest";
    private static final String DIGESTS = "digests";
    private static final String PAGES = "pages";
    private static final String DATA = "data";
    private static final String RULES = "rules";
    private static final String PHRASES = "phrases";
    private static final String FRONT = "front";
    private static final String LISTS = "lists";

    private final Map<?, ?> tree;

    private Prepared(Map<?, ?> tree) {
        this.tree = tree;
    }

    /** What the rules jar holds that a loader finds; empty where it finds none. */
    static Optional<Prepared> of(ClassLoader loader) {
        try (@Nullable InputStream in = loader.getResourceAsStream(RESOURCE)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Prepared((Map<?, ?>) Packed.tree(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the rules jar holds of a language beside English. */
    static Prepared of(ClassLoader loader, String language) {
        String resource = resource(language);
        try (@Nullable InputStream in = loader.getResourceAsStream(resource)) {
            return new Prepared(
                    (Map<?, ?>) Packed.tree(Objects.requireNonNull(in, resource).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the rules jar holds the pages and data of a language beside English, which nobody else has to wait for. */
    public static String resource(String language) {
        return RuleFiles.BUNDLED + "prepared-" + language + ".bin";
    }

    /**
     * The bytes for files that are sound.
     *
     * @param rules what is known of rules, by path
     */
    public static byte[] bytes(RuleFiles files, Map<String, ?> rules) {
        Map<String, Object> digests = new LinkedHashMap<>();
        files.all().forEach(file -> digests.put(file.path(), file.digest()));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(DIGEST, files.digest());
        all.put(DIGESTS, digests);
        all.putAll(read(files.all().stream().filter(file -> !file.isTranslation())));
        all.put(RULES, rules);
        all.put(PHRASES, Knowledge.of(files).messages().tree());
        return Packed.bytes(all);
    }

    /** The bytes for the translations into a language. */
    public static byte[] bytes(RuleFiles files, String language) {
        return Packed.bytes(
                read(files.all().stream().filter(file -> file.language().equals(Optional.of(language)))));
    }

    private static Map<String, Object> read(Stream<RuleFile> files) {
        Map<String, Object> pages = new LinkedHashMap<>();
        Map<String, Object> data = new LinkedHashMap<>();
        files.forEach(file -> {
            if (file.path().endsWith(".md")) {
                Page page = Page.parse(file, List.of());
                Map<String, Object> made = new LinkedHashMap<>();
                made.put(FRONT, page.front());
                made.put(LISTS, page.lists());
                pages.put(file.path(), made);
            } else if (file.ofData()) {
                data.put(file.path(), yaml(file));
            }
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(PAGES, pages);
        all.put(DATA, data);
        return all;
    }

    private static Object yaml(RuleFile file) {
        try {
            return Trees.yaml(file.path(), file.text());
        } catch (Trees.Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest over all files. */
    String digest() {
        return Objects.requireNonNull(tree.get(DIGEST), DIGEST).toString();
    }

    /** The digest of each file, by path. */
    Map<?, ?> digests() {
        return part(DIGESTS);
    }

    /** What is known of rules, by the path of their file. */
    public Map<?, ?> rules() {
        return part(RULES);
    }

    /** A page without its text, which is read when it is asked for; null when it isn't a page of the jar. */
    @Nullable
    Page page(RuleFile file) {
        if (!(part(PAGES).get(file.path()) instanceof Map<?, ?> page)) {
            return null;
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(page.get(LISTS)))
                .forEach((heading, steps) -> lists.put(
                        heading.toString(),
                        ((List<?>) steps).stream().map(Object::toString).toList()));
        return Page.prepared((Map<?, ?>) Objects.requireNonNull(page.get(FRONT)), lists, file);
    }

    /** What messages mean: the phrases as they are looked for. */
    Messages messages() {
        return Messages.ofTree((List<?>) Objects.requireNonNull(tree.get(PHRASES), PHRASES));
    }

    /** The tree of a file of data; null when it isn't one of the jar. */
    @Nullable
    Map<?, ?> data(String path) {
        return part(DATA).get(path) instanceof Map<?, ?> data ? data : null;
    }

    private Map<?, ?> part(String name) {
        return (Map<?, ?>) Objects.requireNonNull(tree.get(name), name);
    }
}
