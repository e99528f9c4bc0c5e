package org.backupdoctor.benchmarks.generate;

/** Lines of Java, indented by the brackets that are open. */
final class Lines {

    private final StringBuilder text = new StringBuilder();
    private int depth;

    Lines(int depth) {
        this.depth = depth;
    }

    void line(String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
    }

    void open(String line) {
        line(line + " {");
        depth++;
    }

    void close() {
        depth--;
        line("}");
    }

    void close(int brackets) {
        for (int i = 0; i < brackets; i++) {
            close();
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
