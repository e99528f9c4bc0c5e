package org.backupdoctor.web.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.Intake.Source;
import org.backupdoctor.web.problem.RequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Reads the files of a form (RFC 7578) from a body that has arrived; the server would read it from the connection. */
final class Multipart {

    private static final int MOST_PARTS = 100;
    private static final int MOST_HEADER_BYTES = 8_000;
    private static final Pattern NAME =
            Pattern.compile("(?i);\\s*(filename|name)=(?:\"((?:[^\"\\\\]|\\\\.){0,1000})\"|([^;\\s\"]{1,1000}))");

    private final byte[] body;
    private final byte[] boundary;
    private int at;

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.boundary = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The files of a form.
     *
     * @throws RequestException when it isn't one
     */
    static List<Source> files(byte[] body, MediaType type) {
        String boundary = type.getParameter("boundary");
        if (boundary == null || boundary.length() > 100) {
            throw wrong("The boundary of its parts is missing in Content-Type.");
        }
        return new Multipart(body, boundary.replaceAll("^\"|\"$", "")).files();
    }

    private List<Source> files() {
        List<Source> files = new ArrayList<>();
        at = find(boundary, 0);
        while (at >= 0) {
            at += boundary.length;
            if (starts("--")) {
                if (files.isEmpty()) {
                    throw wrong("There is no file in it.");
                }
                return files;
            }
            if (!starts("\r\n")) {
                break;
            }
            if (files.size() == MOST_PARTS) {
                throw wrong("Expected at most " + MOST_PARTS + " files but there are more.");
            }
            files.add(part(files.size() + 1));
        }
        throw wrong("It has no end.");
    }

    private Source part(int number) {
        int head = find("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), at);
        if (head < 0 || head - at > MOST_HEADER_BYTES) {
            throw wrong("The head of part " + number + " has no end.");
        }
        String headers = new String(body, at, head - at, StandardCharsets.UTF_8);
        int content = head + 4;
        byte[] limit = new byte[boundary.length + 2];
        limit[0] = '\r';
        limit[1] = '\n';
        System.arraycopy(boundary, 0, limit, 2, boundary.length);
        int end = find(limit, content);
        if (end < 0) {
            throw wrong("Part " + number + " has no end.");
        }
        at = end + 2;
        return new Source(name(headers, number), Arrays.copyOfRange(body, content, end), null);
    }

    /** The name of the file without folders, or that of the field. */
    private static String name(String headers, int number) {
        String name = "part " + number;
        for (String line : headers.split("\r\n", -1)) {
            if (line.regionMatches(true, 0, "Content-Disposition:", 0, 20)) {
                Matcher found = NAME.matcher(line);
                while (found.find()) {
                    String value = found.group(2) == null ? found.group(3) : found.group(2);
                    if (found.group(1).equalsIgnoreCase("filename")) {
                        String file = value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1);
                        return file.isBlank() ? name : file;
                    }
                    name = value.isBlank() ? name : value;
                }
            }
        }
        return name;
    }

    private boolean starts(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= body.length || body[at + i] != text.charAt(i)) {
                return false;
            }
        }
        at += text.length();
        return true;
    }

    private int find(byte[] what, int from) {
        for (int i = from; i <= body.length - what.length; i++) {
            if (body[i] == what[0] && Arrays.equals(body, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    private static RequestException wrong(String detail) {
        return new RequestException(HttpStatus.BAD_REQUEST, "This form can't be read. " + detail);
    }
}
