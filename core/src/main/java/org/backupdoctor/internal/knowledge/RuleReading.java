package org.backupdoctor.internal.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.backupdoctor.Problem;
import org.backupdoctor.RuleSetException;
import org.backupdoctor.internal.data.Unlinked;

/** Reads the files of a directory of rules, none larger than what people write, and all of them no more than memory bears. */
public final class RuleReading {

    /** The largest bundled page has 2.4 KB; a page of 32 KB made to be hard to parse takes a fifth of a second. */
    private static final int MOST_PAGE_KB = 32;

    /** The largest bundled rule file has 9 KB. */
    private static final int MOST_RULES_KB = 256;

    /** The largest bundled file of cases has 20 KB; a list of all releases with betas has some 500 KB. */
    private static final int MOST_DATA_KB = 1_000;

    /** All bundled files have 1.2 MB. */
    private static final int MOST_ALL_KB = 8_000;

    private static final int KB = 1_000;
    private static final int TRIES = 3;

    private final Map<String, RuleDirectory.Entry> files;
    private final List<Problem> problems;
    private long all;

    RuleReading(Map<String, RuleDirectory.Entry> files, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * The text of a file of data, or nothing when there is none. It needn't be one of a rule set.
     *
     * @throws RuleSetException when it isn't an ordinary file within the directory, is too large or isn't UTF-8
     */
    public static Optional<String> text(Path directory, String name) {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<Problem> problems = new ArrayList<>();
        Map<String, String> texts = new TreeMap<>();
        try {
            Path real = file.toRealPath();
            RuleReading reading = new RuleReading(Map.of(), problems);
            if (real.startsWith(directory.toRealPath())) {
                reading.read(file.toString(), real, texts);
            } else {
                reading.refuse(
                        file.toString(), "This link leads out of the directory.", "Maybe copy what it leads to.");
            }
        } catch (IOException e) {
            problems.add(new Problem(file.toString(), "", "This can't be read.", "Maybe it was moved just now."));
        }
        if (!problems.isEmpty()) {
            throw new RuleSetException(problems);
        }
        return texts.values().stream().findFirst();
    }

    /** The texts by path; what can't be read becomes a problem. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, RuleDirectory.Entry> file : files.entrySet()) {
            String path = file.getKey();
            if (all <= MOST_ALL_KB * KB && !path.endsWith(RuleNames.OFF)) {
                read(path, file.getValue().real(), texts);
            }
        }
        return texts;
    }

    /** The texts of files that are read already, by path. */
    Map<String, String> texts(Map<String, byte[]> contents) {
        Map<String, String> texts = new TreeMap<>();
        contents.forEach((path, bytes) -> {
            if (all <= MOST_ALL_KB * KB && !path.endsWith(RuleNames.OFF)) {
                read(path, most -> bytes, texts);
            }
        });
        return texts;
    }

    /** Gives at most so many bytes of a file. */
    private interface Content {
        byte[] of(int most) throws IOException;
    }

    private void read(String path, Path real, Map<String, String> texts) {
        read(path, most -> settled(real, most), texts);
    }

    private void read(String path, Content content, Map<String, String> texts) {
        int mostKb = path.endsWith(".md") ? MOST_PAGE_KB : path.endsWith(".drl") ? MOST_RULES_KB : MOST_DATA_KB;
        try {
            byte[] bytes = content.of(mostKb * KB + 1);
            all += bytes.length;
            if (bytes.length > mostKb * KB) {
                refuse(
                        path,
                        "Expected at most " + mostKb + " KB in a file of this kind but there is more.",
                        "Maybe split it, or something was pasted into it.");
            } else if (all > MOST_ALL_KB * KB) {
                refuse(
                        path,
                        "Expected at most " + MOST_ALL_KB / KB + " MB in all files but with this one there is more.",
                        "Maybe another directory was meant, or copies lie in it.");
            } else {
                texts.put(path, decoded(bytes));
            }
        } catch (CharacterCodingException e) {
            refuse(path, "This file isn't UTF-8.", "Maybe an editor saved it in another encoding: save it as UTF-8.");
        } catch (AccessDeniedException e) {
            refuse(path, "This must not be read.", "Maybe it belongs to somebody else: ask for the right to read it.");
        } catch (IOException e) {
            refuse(path, "This file changes while it is read.", "Maybe it is written just now: try again.");
        }
    }

    /** The bytes of a file that is the same before and after it was read. */
    private static byte[] settled(Path real, int most) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            RuleDirectory.Entry before = RuleDirectory.Entry.of(real);
            try (InputStream in = Unlinked.open(real)) {
                byte[] bytes = in.readNBytes(most);
                if (before.equals(RuleDirectory.Entry.of(real))) {
                    return bytes;
                }
            }
        }
        throw new IOException("it changes while it is read");
    }

    static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private void refuse(String path, String message, String hint) {
        problems.add(new Problem(path, "", message, hint));
    }
}
