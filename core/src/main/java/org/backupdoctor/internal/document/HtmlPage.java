package org.backupdoctor.internal.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A page in one file: its styles, and its script where it has one, stand in it, and its policy lets the browser use nothing else, neither
 * what else would stand in the page nor anything from elsewhere.
 */
public final class HtmlPage {

    private HtmlPage() {}

    /**
     * What comes before the articles.
     *
     * @param language the language of the page
     * @param title its title, which is its first heading too
     * @param more what it has beside the style sheet of all documents; no style sheet may hold {@code </style}
     * @param script its script, which {@link #end} is given too; empty where it has none
     */
    public static String begin(Locale language, String title, String more, String script) {
        String style = style() + more;
        Tags tags = new Tags();
        String policy = "default-src 'none'; style-src '" + digest(style) + "'"
                + (script.isEmpty() ? "" : "; script-src '" + digest(script) + "'")
                + "; base-uri 'none'; form-action 'none'";
        tags.empty("meta", "charset", "utf-8")
                .line()
                .empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line()
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line()
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .line()
                .empty("meta", "name", "referrer", "content", "no-referrer")
                .line()
                .element("title", title)
                .line();
        String head = tags.result();
        String heading = new Tags().element("h1", title).result();
        return "<!DOCTYPE html>\n<html lang=\"" + Tags.escaped(language.toLanguageTag()) + "\">\n<head>\n" + head
                + "<style>" + style + "</style>\n</head>\n<body class=\"bd-page\">\n<header>" + heading
                + "</header>\n<main>\n";
    }

    /**
     * What comes after the articles.
     *
     * @param script the page's script; empty where it has none
     * @param data what the script reads, as JSON in which {@code <} is escaped
     */
    public static String end(String script, String data) {
        return "</main>\n"
                + (script.isEmpty()
                        ? ""
                        : "<script type=\"application/json\" id=\"data\">" + data + "</script>\n<script>" + script
                                + "</script>\n")
                + "</body>\n</html>\n";
    }

    /** The style sheet of all documents. */
    public static String style() {
        return resource(HtmlPage.class, "page.css");
    }

    /** A file of the library, such as a style sheet. */
    public static String resource(Class<?> beside, String name) {
        try (@Nullable InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The library has no \"" + name + "\".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
