package org.backupdoctor.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.backupdoctor.internal.document.Block.Bar;
import org.backupdoctor.internal.document.Block.Course;
import org.backupdoctor.internal.document.Block.Fold;
import org.backupdoctor.internal.document.Block.Items;
import org.backupdoctor.internal.document.Block.Line;
import org.backupdoctor.internal.document.Block.Paragraph;
import org.backupdoctor.internal.document.Block.Part;
import org.backupdoctor.internal.document.Block.Parts;
import org.backupdoctor.internal.document.Block.Section;
import org.backupdoctor.internal.document.Block.Table;
import org.backupdoctor.internal.document.Run.Look;

/** Documents made by lot: the same seed gives the same one, but for what its texts are made into. */
final class AnyDocument {

    private final Random random;
    private final UnaryOperator<String> words;
    private final List<String> texts = new ArrayList<>();

    private AnyDocument(long seed, UnaryOperator<String> words) {
        this.random = new Random(seed);
        this.words = words;
    }

    /**
     * A document and the texts in it.
     *
     * @param root the document
     * @param texts all texts that a reader sees, as they were given
     */
    record Made(Section root, List<String> texts) {}

    static Made of(long seed, UnaryOperator<String> words) {
        AnyDocument made = new AnyDocument(seed, words);
        return new Made(made.section(0), made.texts);
    }

    private String text() {
        String text = words.apply("word" + texts.size());
        texts.add(text);
        return text;
    }

    private Section section(int depth) {
        return new Section("report", random.nextBoolean() ? "✗" : "", text(), text(), blocks(depth + 1));
    }

    private List<Block> blocks(int depth) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            blocks.add(block(depth));
        }
        return blocks;
    }

    private Block block(int depth) {
        return switch (random.nextInt(depth < 4 ? 9 : 7)) {
            case 0, 1 -> new Paragraph("", random.nextBoolean() ? "!" : "", runs());
            case 2 -> new Items(random.nextBoolean(), List.of(runs(), runs()));
            case 3 -> new Bar("free", text(), random.nextDouble(), text());
            case 4 ->
                new Parts(text(), List.of(new Part(false, text(), 0.25, text()), new Part(true, text(), 0.5, text())));
            case 5 ->
                new Table(
                        text(),
                        false,
                        List.of("Field", text()),
                        List.of(List.of(runs(), runs()), List.of(runs(), runs())));
            case 6 ->
                new Course(
                        text(),
                        text(),
                        text(),
                        text(),
                        List.of(new Line(text(), List.of(0.1, Double.NaN, 0.9)), new Line(text(), List.of(1.0))));
            case 7 -> new Fold(text(), random.nextBoolean(), true, blocks(depth + 1));
            default -> section(depth);
        };
    }

    private List<Run> runs() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(new Run(Look.STRONG, text()), new Run(Look.PLAIN, " " + text()));
            case 1 -> Run.code(text());
            case 2 -> List.of(new Run(Look.CODE, text()), new Run(Look.PLAIN, ": " + text()));
            default -> Run.plain(text());
        };
    }
}
