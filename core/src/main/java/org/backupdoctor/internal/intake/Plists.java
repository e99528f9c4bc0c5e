package org.backupdoctor.internal.intake;

import com.dd.plist.BinaryPropertyListParser;
import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import com.dd.plist.PropertyListFormatException;
import com.dd.plist.XMLPropertyListParser;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.backupdoctor.Problem;
import org.backupdoctor.SnapshotException;
import org.backupdoctor.internal.data.Masking;
import org.backupdoctor.internal.intake.answer.Foreign;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads property lists, XML and binary, into maps, lists, texts, booleans, {@link Long}, {@link Double}, {@link
 * java.time.Instant} and byte arrays.
 */
final class Plists {

    private static final int MOST_VALUES = 1_000_000;
    private static final int MOST_DEPTH = 60;
    private static final Pattern DECLARATION = Pattern.compile("(\\s*)<\\?xml\\s[^>]*\\?>");
    private static final List<String> LIMITS =
            List.of("maxElementDepth", "entityExpansionLimit", "maxGeneralEntitySizeLimit", "totalEntitySizeLimit");

    private Plists() {}

    /**
     * The object that a binary property list holds.
     *
     * @throws SnapshotException when it is damaged, or holds something else
     */
    static Map<?, ?> binary(String name, byte[] content) {
        NSObject parsed = null;
        try {
            if (BinaryLayout.isSound(content)) {
                parsed = BinaryPropertyListParser.parse(content);
            }
        } catch (PropertyListFormatException | IOException | RuntimeException e) {
            // said below: what the parser says of bytes helps nobody
        }
        if (parsed == null) {
            throw damaged(name, "", "This binary property list is damaged.", "Maybe only a part of it was saved.");
        }
        return root(name, parsed);
    }

    /**
     * The object that an XML property list holds.
     *
     * @throws SnapshotException when it isn't one
     */
    static Map<?, ?> xml(String name, String text) {
        if (text.contains("<!ENTITY")) {
            String message = "A property list declares no entities, but this one does.";
            throw damaged(name, "", message, "Maybe somebody made it to do harm.");
        }
        if (text.chars().filter(c -> c == '<').count() > MOST_VALUES) {
            throw tooLarge(name);
        }
        NSObject parsed;
        try {
            parsed = XMLPropertyListParser.parse(document(text));
        } catch (SAXParseException e) {
            String place = e.getLineNumber() < 1 ? "" : e.getLineNumber() + ":" + Math.max(1, e.getColumnNumber());
            throw damaged(name, place, "This property list is not well-formed XML.", hint(text));
        } catch (PropertyListFormatException e) {
            String message = "This property list can't be read: " + Masking.ofMessage(String.valueOf(e.getMessage()));
            throw damaged(name, "", message, "Maybe it was edited by hand.");
        } catch (SAXException | IOException | RuntimeException e) {
            throw damaged(name, "", "This property list can't be read.", "Maybe it was edited by hand.");
        }
        return root(name, parsed);
    }

    private static Document document(String text) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            // depth and entities are looked at here; Java releases differ in how much of them they allow
            for (String limit : LIMITS) {
                factory.setAttribute("jdk.xml." + limit, "0");
            }
            factory.setIgnoringComments(true);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(withoutDeclaration(text))));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The text is decoded, so what it says of its encoding no longer holds; nor may anything stand in front of a
     * declaration.
     */
    private static String withoutDeclaration(String text) {
        Matcher declaration = DECLARATION.matcher(text);
        if (!declaration.lookingAt()) {
            return text;
        }
        String white = declaration.group(1) + " ".repeat(declaration.end() - declaration.end(1));
        return white + text.substring(declaration.end());
    }

    private static String hint(String text) {
        if (!text.stripTrailing().endsWith("</plist>")) {
            return "Maybe the end is missing, and only a part of it was saved.";
        }
        return text.indexOf("<plist") != text.lastIndexOf("<plist")
                ? "Maybe these are several answers: give each a file of its own."
                : "Maybe it was edited by hand, and a tag is missing.";
    }

    private static Map<?, ?> root(String name, @Nullable NSObject parsed) {
        Converter converter = new Converter();
        Object root = converter.value(parsed, 0);
        if (converter.isTooLarge) {
            throw tooLarge(name);
        }
        if (root instanceof Map<?, ?> object) {
            return object;
        }
        throw Foreign.refused(name, "a property list that holds no keys", "Maybe it is the answer to another command.");
    }

    private static SnapshotException tooLarge(String name) {
        return damaged(
                name,
                "",
                "Expected a property list of one device but this one holds far more.",
                "Maybe it isn't a device's answer.");
    }

    private static SnapshotException damaged(String name, String place, String message, String hint) {
        return new SnapshotException(List.of(new Problem(name, place, message, hint)));
    }

    /**
     * Copies what was parsed. A binary list may name one object in many places, so that the copy must be kept small.
     */
    private static final class Converter {

        private int values;
        private boolean isTooLarge;

        @Nullable
        Object value(@Nullable NSObject parsed, int depth) {
            values++;
            isTooLarge |= values > MOST_VALUES || depth > MOST_DEPTH;
            if (isTooLarge) {
                return null;
            }
            if (parsed instanceof NSDictionary dictionary) {
                return object(dictionary, depth);
            } else if (parsed instanceof NSArray array) {
                return list(array, depth);
            } else if (parsed instanceof NSNumber number) {
                return number(number);
            } else if (parsed instanceof NSDate date) {
                return date.getDate().toInstant();
            } else if (parsed instanceof NSString text) {
                return text.getContent();
            }
            return parsed instanceof NSData data ? data.bytes() : null;
        }

        private static Object number(NSNumber number) {
            if (number.isBoolean()) {
                return number.boolValue();
            } else if (number.isInteger()) {
                return number.longValue();
            }
            return number.doubleValue();
        }

        private Map<String, Object> object(NSDictionary dictionary, int depth) {
            Map<String, Object> object = new LinkedHashMap<>();
            dictionary.getHashMap().forEach((key, inner) -> {
                Object value = value(inner, depth + 1);
                if (value != null) {
                    object.put(key, value);
                }
            });
            return object;
        }

        private List<Object> list(NSArray array, int depth) {
            List<Object> list = new ArrayList<>();
            for (NSObject inner : array.getArray()) {
                Object value = value(inner, depth + 1);
                if (value != null) {
                    list.add(value);
                }
            }
            return list;
        }
    }
}
