package org.backupdoctor.internal.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.internal.data.Characters;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.language.Language;
import org.backupdoctor.internal.language.Languages;
import org.backupdoctor.internal.reason.WhatIf.Change;

/** Words and numbers for one locale. Nothing here depends on the JVM's own locale or zone. */
public final class Wording {

    private static final int LONGEST_TEXT = 300;
    private static final int SHORTEST_NUMBER = 7;

    private static final List<String> UNITS = List.of("bytes", "KB", "MB", "GB", "TB");
    private static final Pattern GENERATION = Pattern.compile("(\\d+)(?:st|nd|rd|th) generation");
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final Locale locale;
    private final Locale months;
    private final Language language;

    /** Words of a language, and numbers of a locale; where English stands for a language that isn't there, its numbers do too. */
    Wording(Locale locale, Language language) {
        this.locale = language.isEnglish() && !locale.getLanguage().equals("en") ? Locale.ENGLISH : locale;
        this.language = language;
        // The name of a month belongs to the language of the sentence.
        this.months = language.isEnglish() ? Locale.ENGLISH : locale;
    }

    /** Words, numbers and dates of a locale where a rule set has its language, else English. */
    public static Wording of(Languages languages, Locale locale) {
        return new Wording(locale, languages.of(locale));
    }

    /** The locale of the language that the words are in. */
    public Locale spoken() {
        return months;
    }

    /** The language. */
    Language language() {
        return language;
    }

    /** A phrase, with values filled in. */
    public String phrase(String key, Object... values) {
        return new MessageFormat(language.phrases().pattern(key), locale).format(values);
    }

    /** Up to two minutes in seconds, else in the largest unit that it is two of. */
    private String seconds(long seconds) {
        long size = Math.abs(seconds);
        if (size < 120) {
            return phrase("unit.seconds", number((double) seconds));
        }
        long minutes = size / 60;
        return minutes < 2 * 24 * 60 ? minutes((int) minutes) : days(minutes / (24 * 60));
    }

    /** A value as a reader likes it, by the unit that the name of its property ends in. */
    public String value(String property, Object value) {
        String name = property.toLowerCase(Locale.ROOT);
        if (value instanceof Number number) {
            if (name.endsWith("bytes")) {
                return size(number.longValue());
            } else if (name.endsWith("dbm")) {
                return phrase("unit.dbm", number(number.doubleValue()));
            } else if (name.endsWith("minutes")) {
                return minutes(number.intValue());
            } else if (name.endsWith("days")) {
                return days(number.longValue());
            } else if (name.endsWith("percent")) {
                return phrase("unit.percent", number(number.doubleValue()));
            } else if (name.endsWith("seconds")) {
                return seconds(number.longValue());
            } else if (name.endsWith("code")) {
                return number.toString();
            }
            return number(number.doubleValue());
        }
        if (value instanceof Instant at) {
            return date(at);
        }
        if (value instanceof LocalDate day) {
            return date(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        if (value instanceof Boolean flag) {
            return phrase(flag ? "yes" : "no");
        }
        return value instanceof Enum<?> word
                ? word(word)
                : cut(quoted(Characters.harmless(withoutStop(language.value(property, value.toString())))));
    }

    /** What somebody wrote may hold telephone numbers and links, which a report never gives. */
    private static String quoted(String text) {
        boolean isSuspect =
                text.contains("://") || text.chars().filter(Character::isDigit).count() >= SHORTEST_NUMBER;
        return isSuspect ? Masking.ofQuote(text) : text;
    }

    private String word(Enum<?> word) {
        return language.phrases()
                .pattern(
                        "word." + word.getDeclaringClass().getSimpleName() + "." + word.name(),
                        word.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** The name of a model: in English that is {@code iPhone SE (2nd generation)}. */
    String model(String name) {
        return language.isEnglish()
                ? name
                : GENERATION
                        .matcher(name)
                        .replaceAll(found -> Matcher.quoteReplacement(phrase("generation", found.group(1))));
    }

    /** A device's own text may be a whole log: a sentence tells its beginning. */
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)).strip() + "…";
    }

    /** A sentence about a changed value: what it is now, what it would be, and by how much it differs. */
    String change(String sentence, Change change) {
        String property = property(change.path());
        String text = sentence.replace("{from}", value(property, change.from()));
        if (change.to() != null) {
            text = text.replace("{to}", value(property, change.to()));
        }
        return change.from() instanceof Number from && change.to() instanceof Number to
                ? text.replace("{by}", value(property, Math.abs(to.doubleValue() - from.doubleValue())))
                : text;
    }

    /** A text that is quoted inside a sentence brings no full stop of its own. */
    private static String withoutStop(String text) {
        return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
    }

    /** A size in the decimal units that iOS shows: 3.2 GB. */
    public String size(long bytes) {
        BigDecimal value = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (unit < UNITS.size() - 1
                && value.abs().setScale(0, RoundingMode.HALF_UP).compareTo(BigDecimal.valueOf(1000)) >= 0) {
            value = value.movePointLeft(3);
            unit++;
        }
        int digits = unit >= 3 ? value.abs().compareTo(BigDecimal.TEN) < 0 ? 2 : 1 : 0;
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value) + " "
                + (unit > 0 ? UNITS.get(unit) : phrase(bytes == 1 ? "unit.byte" : "unit.bytes"));
    }

    /** A time span: 5 min, 1 hour, 2 days. */
    public String minutes(int minutes) {
        if (minutes >= DAY) {
            int days = (minutes + DAY / 2) / DAY;
            return phrase(days == 1 ? "unit.dayTime" : "unit.daysTime", days);
        }
        if (minutes >= HOUR) {
            int hours = (minutes + HOUR / 2) / HOUR;
            return phrase(hours == 1 ? "unit.hour" : "unit.hours", hours);
        }
        return phrase("unit.minute", minutes);
    }

    /** A share of 1 in percent, whole; little isn't told as nothing. */
    public String share(double share) {
        long percent = Math.round(100 * share);
        return share > 0 && percent == 0
                ? phrase("page.under", value("percent", 1))
                : value("percent", share < 1 ? Math.min(99, percent) : percent);
    }

    /** A number of things. */
    public String count(long number) {
        return number((double) number);
    }

    /** The value of a field of the snapshot. */
    String field(String path, Object value) {
        return value(property(path), value);
    }

    private static String property(String path) {
        return path.replaceAll("(/\\d+)+$", "").replaceAll(".*/", "");
    }

    /** A number of days. */
    public String days(long days) {
        return phrase(days == 1 ? "unit.day" : "unit.days", number((double) days));
    }

    /** A day, in UTC. */
    public String date(Instant at) {
        return DateTimeFormatter.ofPattern(language.phrases().pattern("date"), months)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    /** A day and a time, in UTC. */
    public String dateTime(Instant at) {
        return DateTimeFormatter.ofPattern(language.phrases().pattern("dateTime"), months)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    /** The locale of the numbers. */
    public Locale locale() {
        return locale;
    }

    private String number(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }
}
