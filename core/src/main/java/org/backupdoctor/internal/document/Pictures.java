package org.backupdoctor.internal.document;

import java.util.List;
import java.util.Locale;
import org.backupdoctor.internal.document.Block.Bar;
import org.backupdoctor.internal.document.Block.Course;
import org.backupdoctor.internal.document.Block.Part;
import org.backupdoctor.internal.document.Block.Parts;

/**
 * Bars and lines as pictures within the page (SVG), which are printed where backgrounds are not and need no style attributes. Each has its
 * values in words beside it, so whoever hears the page misses nothing, and nothing is told by colour alone.
 */
final class Pictures {

    private static final int COLOURS = 6;
    private static final String FLAT = "0 0 100 8";
    private static final List<String> DASHES = List.of("", "6 3", "2 2", "10 3 2 3", "1 4", "12 4");

    private Pictures() {}

    static void bar(Tags tags, Bar bar) {
        tags.open("div", "class", "bd-bar bd-bar-" + bar.kind()).element("span", bar.label());
        picture(tags, FLAT, "12")
                .shape("rect", "class", "bd-track", "width", "100", "height", "8", "fill-opacity", "0.2");
        tags.shape("rect", "class", "bd-fill", "width", hundredth(bar.share()), "height", "8");
        tags.close().element("strong", bar.value()).close();
    }

    static void parts(Tags tags, Parts parts) {
        tags.open("figure", "class", "bd-parts").element("figcaption", parts.label());
        picture(tags, FLAT, "12");
        double from = 0;
        int colour = 0;
        for (Part part : parts.parts()) {
            tags.shape(
                    "rect",
                    "class",
                    style(part, colour++),
                    "x",
                    hundredth(from),
                    "width",
                    hundredth(Math.max(0, part.share() - 0.003)),
                    "height",
                    "8",
                    "fill-opacity",
                    part.free() ? "0.2" : "");
            from += part.share();
        }
        tags.close().open("ul");
        colour = 0;
        for (Part part : parts.parts()) {
            tags.open("li")
                    .open("svg", "aria-hidden", "true", "viewBox", "0 0 8 8", "width", "12", "height", "12")
                    .shape(
                            "rect",
                            "class",
                            style(part, colour++),
                            "width",
                            "8",
                            "height",
                            "8",
                            "fill-opacity",
                            part.free() ? "0.2" : "")
                    .close()
                    .element("span", part.label())
                    .text(" ")
                    .element("strong", part.value())
                    .close();
        }
        tags.close().close();
    }

    private static Tags picture(Tags tags, String viewBox, String height) {
        return tags.open(
                "svg",
                "aria-hidden",
                "true",
                "viewBox",
                viewBox,
                "preserveAspectRatio",
                "none",
                "width",
                "100%",
                "height",
                height);
    }

    private static String style(Part part, int colour) {
        return part.free() ? "bd-track" : "bd-part-" + colour % COLOURS;
    }

    private static String hundredth(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * Math.min(1, Math.max(0, share)));
    }

    static void course(Tags tags, Course course) {
        tags.open("figure", "class", "bd-course").element("figcaption", course.label());
        tags.element("span", course.top(), "class", "bd-top");
        picture(tags, "0 0 100 100", "180");
        for (String height : List.of("0", "50", "100")) {
            tags.shape("path", "class", "bd-grid", "d", "M0 " + height + "H100", "vector-effect", "non-scaling-stroke");
        }
        for (int i = 0; i < course.lines().size(); i++) {
            line(tags, path(course.lines().get(i).heights()), i);
        }
        tags.close()
                .open("p", "class", "bd-ends")
                .element("span", course.first())
                .text(" ")
                .element("span", course.last())
                .close()
                .open("ul");
        for (int i = 0; i < course.lines().size(); i++) {
            tags.open("li").open("svg", "aria-hidden", "true", "viewBox", "0 0 32 8", "width", "32", "height", "8");
            line(tags, "M0 4H32", i);
            tags.close().element("span", course.lines().get(i).label()).close();
        }
        tags.close().close();
    }

    private static void line(Tags tags, String path, int number) {
        tags.shape(
                "path",
                "class",
                "bd-line-" + number % COLOURS,
                "d",
                path,
                "fill",
                "none",
                "stroke-dasharray",
                DASHES.get(number % DASHES.size()),
                "vector-effect",
                "non-scaling-stroke");
    }

    private static String path(List<Double> heights) {
        StringBuilder path = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < heights.size(); i++) {
            if (!heights.get(i).isNaN()) {
                String at =
                        hundredth((double) i / Math.max(1, heights.size() - 1)) + " " + hundredth(1 - heights.get(i));
                // A line to where it is already shows a single one, too.
                path.append(begins ? "M" + at : "").append("L").append(at);
            }
            begins = heights.get(i).isNaN();
        }
        return path.toString();
    }
}
