package org.backupdoctor.fleet.output;

/**
 * Something that goes out.
 *
 * @param key what it is about, a device or a group: records with the same key stay in order
 * @param text JSON on one line
 */
public record Line(String key, String text) {}
