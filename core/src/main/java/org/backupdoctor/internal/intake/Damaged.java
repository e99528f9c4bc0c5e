package org.backupdoctor.internal.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupdoctor.internal.data.Encodings;
import org.backupdoctor.internal.data.Trees;
import org.backupdoctor.internal.intake.answer.Kind;
import org.backupdoctor.internal.intake.answer.Part;
import org.backupdoctor.internal.intake.cms.Pem;
import org.backupdoctor.internal.intake.cms.SignedContent;
import org.backupdoctor.internal.intake.usb.Lockdown;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Says of what can't be read whether the names in it are those of a kind that is understood, so that it is no file of something else. */
final class Damaged {

    /** So much of it shows that. */
    private static final int LOOKED_AT = 1_000_000;

    private static final Pattern KEY = Pattern.compile("<key>\\s*([^<>]{1,100}?)\\s*</key>");
    private static final Kind LOCKDOWN = new Lockdown();
    private static final JsonFactory JSON = new JsonFactory();

    private Damaged() {}

    /** Whether it is of a kind that is understood, as far as its names tell. */
    static boolean isKnown(byte[] content) {
        if (Contents.isBinaryPlist(content)) {
            return isClaimed(false, ofBinary(content));
        }
        Charset charset = Encodings.of(content, StandardCharsets.ISO_8859_1);
        String text = Trees.withoutMark(new String(content, 0, Math.min(content.length, LOOKED_AT), charset))
                .strip();
        if (SignedContent.isOne(content)) {
            return isClaimed(false, ofMarkup(text));
        }
        byte[] message = Pem.message(text);
        if (message != null) {
            return SignedContent.isOne(message) && isKnown(message);
        } else if (text.startsWith("<")) {
            return text.contains("<plist") && isClaimed(false, ofMarkup(text));
        } else if (text.startsWith("{")) {
            return isClaimed(true, ofJson(text));
        }
        return LOCKDOWN.recognises(Part.other("", PlainText.tree(text)));
    }

    private static boolean isClaimed(boolean isJson, Map<String, Object> names) {
        return Answers.isClaimed(isJson ? Part.json("", 0, names) : Part.other("", names));
    }

    private static Map<String, Object> ofMarkup(String text) {
        Map<String, Object> names = new LinkedHashMap<>();
        Matcher key = KEY.matcher(text);
        while (key.find()) {
            names.put(key.group(1), true);
        }
        return names;
    }

    /** The names of the object itself, up to where it can't be read on. */
    private static Map<String, Object> ofJson(String text) {
        Map<String, Object> names = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                names.put(parser.currentName(), true);
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            // what stands before that is enough
        }
        return names;
    }

    /** The texts of a binary property list, each behind a byte with its length, or with how long that is. */
    private static Map<String, Object> ofBinary(byte[] content) {
        Map<String, Object> names = new LinkedHashMap<>();
        int end = Math.min(content.length, LOOKED_AT);
        for (int i = 8; i + 2 < end; i++) {
            boolean isLong = content[i] == 0x5F && content[i + 1] == 0x10;
            int from = isLong ? i + 3 : i + 1;
            int length = isLong ? content[i + 2] & 0xFF : content[i] & 0x0F;
            if ((content[i] & 0xF0) == 0x50 && (isLong || length < 0x0F) && from + length <= end) {
                names.put(new String(content, from, length, StandardCharsets.US_ASCII), true);
            }
        }
        return names;
    }
}
