package org.backupdoctor.internal.intake.cms;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An element in the Basic Encoding Rules (X.690), of which DER is a part: a tag, a length and what it holds. Lengths may be indefinite,
 * as programs write them that sign while they read. Nothing is copied until it is asked for.
 */
final class BerElement {

    static final int OCTETS = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;
    private static final int INDEFINITE = 0x80;

    /** A signed message has a dozen levels, and a certificate inside it some more. */
    private static final int MOST_DEPTH = 40;

    private static final int MOST_CHILDREN = 200_000;

    private final byte[] bytes;
    private final int depth;
    private final int start;
    private final int from;
    private final int to;
    private final int end;

    private BerElement(byte[] bytes, int depth, int start, int from, int to, int end) {
        this.bytes = bytes;
        this.depth = depth;
        this.start = start;
        this.from = from;
        this.to = to;
        this.end = end;
    }

    /** That bytes aren't what they should be. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** The element with which the bytes begin; what follows it isn't looked at. */
    static BerElement first(byte[] bytes) throws Malformed {
        return at(bytes, 0, bytes.length, 0);
    }

    private static BerElement at(byte[] bytes, int start, int limit, int depth) throws Malformed {
        if (depth > MOST_DEPTH || start + 2 > limit || (bytes[start] & LONG_TAG) == LONG_TAG) {
            throw new Malformed();
        }
        int first = bytes[start + 1] & 0xFF;
        if (first == INDEFINITE) {
            return indefinite(bytes, start, limit, depth);
        }
        int from = start + 2;
        long length = first;
        if (first > INDEFINITE) {
            int count = first - INDEFINITE;
            if (count > 4 || from + count > limit) {
                throw new Malformed();
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | (bytes[from + i] & 0xFF);
            }
            from += count;
        }
        if (length > limit - from) {
            throw new Malformed();
        }
        int to = from + (int) length;
        return new BerElement(bytes, depth, start, from, to, to);
    }

    /** One that ends where, after whole elements, two zero bytes stand. */
    private static BerElement indefinite(byte[] bytes, int start, int limit, int depth) throws Malformed {
        if ((bytes[start] & CONSTRUCTED) == 0) {
            throw new Malformed();
        }
        int at = start + 2;
        while (at + 2 <= limit && (bytes[at] != 0 || bytes[at + 1] != 0)) {
            at = at(bytes, at, limit, depth + 1).end;
        }
        if (at + 2 > limit) {
            throw new Malformed();
        }
        return new BerElement(bytes, depth, start, start + 2, at, at + 2);
    }

    /** The tag with its class and whether it is constructed, as one byte. */
    int tag() {
        return bytes[start] & 0xFF;
    }

    /** The same element, when it has this tag. */
    BerElement expect(int tag) throws Malformed {
        if (tag() != tag) {
            throw new Malformed();
        }
        return this;
    }

    boolean isConstructed() {
        return (tag() & CONSTRUCTED) != 0;
    }

    /** The elements inside. */
    List<BerElement> children() throws Malformed {
        if (!isConstructed()) {
            throw new Malformed();
        }
        List<BerElement> children = new ArrayList<>();
        int at = from;
        while (at < to) {
            if (children.size() == MOST_CHILDREN) {
                throw new Malformed();
            }
            BerElement child = at(bytes, at, to, depth + 1);
            children.add(child);
            at = child.end;
        }
        return children;
    }

    /** The child with this index. */
    BerElement child(int index) throws Malformed {
        List<BerElement> children = children();
        if (index >= children.size()) {
            throw new Malformed();
        }
        return children.get(index);
    }

    /** What it holds, as bytes. */
    byte[] content() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** The whole element, as it is written. */
    byte[] whole() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** The bytes of an OCTET STRING: its own, or those of the strings of which it is made. */
    byte[] octets() throws Malformed {
        if (tag() == OCTETS) {
            return content();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(to - from);
        append(all);
        return all.toByteArray();
    }

    private void append(ByteArrayOutputStream all) throws Malformed {
        if (tag() == OCTETS) {
            all.write(bytes, from, to - from);
            return;
        }
        for (BerElement part : expect(OCTETS | CONSTRUCTED).children()) {
            part.append(all);
        }
    }
}
