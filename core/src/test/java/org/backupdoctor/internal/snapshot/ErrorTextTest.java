package org.backupdoctor.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.backupdoctor.internal.snapshot.ErrorText.Code;
import org.junit.jupiter.api.Test;

class ErrorTextTest {

    @Test
    void codesAreReadFromTheOutermostToTheInnermost() {
        assertEquals(
                List.of(
                        new Code("MBErrorDomain", 104),
                        new Code("MBErrorDomain", 100),
                        new Code("NSPOSIXErrorDomain", 5)),
                ErrorText.codes(
                        "Multiple errors uploading files (MBErrorDomain/104). Underlying error: Error reading file"
                                + " (MBErrorDomain/100). Underlying error: Input/output error (NSPOSIXErrorDomain/5)."));
    }

    @Test
    void otherFormsAreReadToo() {
        assertEquals(
                List.of(new Code("NSURLErrorDomain", -1003)),
                ErrorText.codes("Error Domain=NSURLErrorDomain Code=-1003 \"A server could not be found.\""));
        assertEquals(List.of(new Code("MBErrorDomain", 205)), ErrorText.codes("ErrorCode MBErrorDomain/205"));
        assertEquals(List.of(new Code("MBErrorDomain", 209)), ErrorText.codes("Backup failed: MBErrorDomain(209)"));
        assertEquals(
                List.of(new Code("CKErrorDomain", 16)),
                ErrorText.codes("(<CKError: \"Asset File Not Found\" (16/3002); \"open error: 2\">)"));
    }

    @Test
    void aCodeIsToldOnce() {
        assertEquals(
                List.of(new Code("MBErrorDomain", 3)),
                ErrorText.codes("File exists (MBErrorDomain/3). Underlying error: File exists (MBErrorDomain/3)."));
    }

    @Test
    void theAppIsNamedByItsDomain() {
        assertEquals(
                Optional.of("com.example.draw"),
                ErrorText.app("Failed to upload AppDomain-com.example.draw:Library/Caches/x"));
        assertEquals(
                Optional.of("group.com.example"),
                ErrorText.app("… AppDomainGroup-group.com.example. Underlying error"));
        assertEquals(Optional.empty(), ErrorText.app("Failed to upload HomeDomain:Library/x"));
    }

    @Test
    void whatIsNoErrorHasNoCodes() {
        assertEquals(List.of(), ErrorText.codes("It took (3/4) of the night."));
        assertEquals(List.of(), ErrorText.codes("(".repeat(100_000)));
    }
}
