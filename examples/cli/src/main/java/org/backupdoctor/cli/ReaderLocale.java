package org.backupdoctor.cli;

import java.text.MessageFormat;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import picocli.CommandLine.Option;

/** The language of whoever reads, and how they write numbers and dates. */
final class ReaderLocale {

    @Option(
            names = "--locale",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "Language, numbers and dates, such as pt-PT.")
    private String tag = "en";

    /** The locale that was asked for. */
    Locale locale() {
        try {
            return new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build();
        } catch (IllformedLocaleException e) {
            throw new SnapshotException(List.of(new Problem(
                    "--locale",
                    "",
                    "Expected a language tag but was \"" + tag + "\".",
                    "Maybe write en, pt or pt-PT.")));
        }
    }

    /** What a command says itself to a reader: in their language where there are words for it, else in English. */
    String said(String key, Object... values) {
        ResourceBundle words = words();
        boolean isEnglish =
                words.getLocale().equals(Locale.ROOT) && !locale().getLanguage().equals("en");
        return new MessageFormat(words.getString(key), isEnglish ? Locale.ENGLISH : locale()).format(values);
    }

    private ResourceBundle words() {
        return ResourceBundle.getBundle(
                "org.backupdoctor.cli.words",
                locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
