package org.backupdoctor.web.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.backupdoctor.Report;
import org.backupdoctor.web.problem.RequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** What a report can be written as; the first is taken where the client doesn't mind. */
@SuppressWarnings("ImmutableEnumChecker")
enum ReportFormat {
    JSON(MediaType.APPLICATION_JSON, Report::toJson),
    TEXT(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8), Report::toText),
    HTML(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8), Report::toHtml),
    MARKDOWN(new MediaType("text", "markdown", StandardCharsets.UTF_8), Report::toMarkdown),
    LINES(MediaType.APPLICATION_NDJSON, report -> report.toBriefJson() + "\n");

    private final MediaType type;
    private final Function<Report, String> written;

    ReportFormat(MediaType type, Function<Report, String> written) {
        this.type = type;
        this.written = written;
    }

    MediaType type() {
        return type;
    }

    byte[] bytes(Report report) {
        return written.apply(report).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The one that a client likes best.
     *
     * @throws RequestException when it accepts none
     */
    static ReportFormat accepted(String accept) {
        for (MediaType wanted : ranges(accept)) {
            for (ReportFormat format : values()) {
                if (wanted.getQualityValue() > 0 && wanted.includes(format.type.removeQualityValue())) {
                    return format;
                }
            }
        }
        throw new RequestException(
                HttpStatus.NOT_ACCEPTABLE,
                "Expected one of "
                        + Arrays.stream(values())
                                .map(format -> plain(format.type))
                                .toList()
                        + " in Accept but was \"" + accept + "\".");
    }

    private static String plain(MediaType type) {
        return type.getType() + "/" + type.getSubtype();
    }

    private static List<MediaType> ranges(String accept) {
        try {
            List<MediaType> ranges = new ArrayList<>(MediaType.parseMediaTypes(accept));
            MimeTypeUtils.sortBySpecificity(ranges);
            ranges.sort(Comparator.comparingDouble(MediaType::getQualityValue).reversed());
            return ranges;
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return List.of();
        }
    }
}
