package org.backupdoctor.internal.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;
import org.backupdoctor.SnapshotException;
import org.junit.jupiter.api.Test;

final class MappingTest {

    @Test
    void misspeltNamesAreTold() {
        assertWrong("""
                rows: results
                seperator: ";"
                fields:
                  device.iosVerson: OS
                  storageFreeBytes: Free
                  device.storageTotalBytes: { form: Total, unit: MB }
                  icloud.backups: Backups
                  nothing: x
                """, """
                m.yaml:2:1
                  There is no "seperator" here.
                  Maybe you meant "separator".

                m.yaml:1:1
                  Expected a JSON path such as /results for "rows" but was "results".
                  Maybe you meant "/results".

                m.yaml:4:3
                  There is no field "device.iosVerson" in a snapshot.
                  Maybe you meant "device.iosVersion".

                m.yaml:5:3
                  There is no field "storageFreeBytes" in a snapshot.
                  Maybe you meant "device.storageFreeBytes".

                m.yaml:6:31
                  There is no "form" here.
                  Maybe you meant "format".

                m.yaml:6:3
                  Expected either "from" or "value" but neither is there.
                  Maybe "from", the title of the column, was forgotten.

                m.yaml:7:3
                  "icloud.backups" isn't a single value of a snapshot.
                  Maybe "attributes.backups", for rules of your own.

                m.yaml:8:3
                  There is no field "nothing" in a snapshot.
                  Maybe "attributes.nothing", for rules of your own.\
                """);
    }

    @Test
    void unitsFormatsAndZonesAreTold() {
        assertWrong("""
                encoding: cp99
                separator: "::"
                decimalComma: maybe
                takenAt: { from: Seen, format: "dd.MM.yyyy HH:mm" }
                only: { from: OS }
                fields:
                  device.storageTotalBytes: { from: Total, unit: mb }
                  device.iosVersion: { from: OS, unit: MB, format: yyyy, match: "(" }
                  backup.lastSuccessAt: { from: Last, format: "dd.{MM}", zone: Berlin }
                  backup.enabled: { from: On, value: true, words: yes }
                """, """
                m.yaml:3:1
                  Expected true or false but was "maybe".
                  Maybe true or false was meant.

                m.yaml:1:1
                  There is no encoding "cp99".
                  Maybe you meant windows-1252, or leave it out for UTF-8.

                m.yaml:2:1
                  Expected one of ",", ";", "|" and tab for "separator" but was "::".
                  Maybe leave it out: it is found by the titles of the columns.

                m.yaml:4:1
                  Times of the form "dd.MM.yyyy HH:mm" don't say their zone.
                  Maybe add zone: UTC, or zone: Europe/Prague.

                m.yaml:5:1
                  "only" needs "from" and "is".
                  Maybe write { from: Platform, is: [ iOS ] }.

                m.yaml:7:44
                  Expected one of B, GB, GiB, KB, KiB, MB, MiB, TB, TiB, percent for "unit" but was "mb".
                  Maybe you meant "MB".

                m.yaml:8:34
                  This field has no unit.
                  Maybe it can just be deleted.

                m.yaml:8:58
                  This is no regular expression: missing closing ).
                  Maybe a bracket isn't closed, or what looks ahead or back isn't understood.

                m.yaml:8:44
                  This field is no time.
                  Maybe it can just be deleted.

                m.yaml:9:58
                  There is no zone "Berlin".
                  Maybe you meant one such as UTC, +01:00 or Europe/Prague.

                m.yaml:9:39
                  "dd.{MM}" is no form of a date.
                  Maybe write dd.MM.yyyy HH:mm, unix-seconds, unix-milliseconds or apple-seconds.

                m.yaml:10:3
                  Expected either "from" or "value" but both are there.
                  Maybe "from", the title of the column, was forgotten.\
                """);
    }

    @Test
    void decimalCommaIsOfNumbers() {
        assertWrong("fields:\n  device.iosVersion: { from: OS, decimalComma: true }\n", """
            m.yaml:2:34
              This field is no number.
              Maybe it can just be deleted.\
            """);
    }

    @Test
    void twoCountsInOneColumnAreTold() {
        assertWrong("""
                fields:
                  backup.lastSuccessAt: { from: Last, format: [ unix-seconds, "dd.MM.yyyy", unix-milliseconds ], zone: UTC }
                """, """
                m.yaml:2:39
                  A number can't be both unix-seconds and unix-milliseconds.
                  Maybe only one of them is meant; forms of dates can stand beside it.\
                """);
    }

    @Test
    void mappingOfNothingIsTold() {
        assertWrong("id: Asset\n", """
            m.yaml:1:1
              "fields" is missing.
              Maybe write, below "fields:", device.iosVersion: OS Version\
            """);
        assertWrong("fields: [ a ]\n", """
            m.yaml:1:1
              Expected names with values for "fields" but was a list.
              Maybe write, below "fields:", device.iosVersion: OS Version\
            """);
        assertWrong("fields: { management.enrolled: { value: true } }\n", """
            m.yaml:1:1
              No field is read from a column.
              Maybe a "from" is missing.\
            """);
        assertWrong("[ a, b ]\n", """
            m.yaml:1:1
              Expected names with values.
              Maybe the file is something else than a mapping.\
            """);
    }

    @Test
    void whatIsNoYamlIsTold() {
        assertWrong("fields: { a: \n", """
            m.yaml:1:12
              This is not YAML: what stands in brackets doesn't end, or lacks a comma.
              Maybe a bracket is missing: each [ needs its ], each { its }.\
            """);
    }

    private static void assertWrong(String yaml, String expected) {
        SnapshotException e = assertThrows(SnapshotException.class, () -> Mapping.of("m.yaml", yaml));
        assertEquals(expected, e.problems().stream().map(Object::toString).collect(Collectors.joining("\n\n")));
    }
}
