package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged holds nothing of a request, whether it goes well or not. */
class PrivacyTest {

    private static final String SECRET = "Alice-1234567890";

    @Test
    void nothingOfADeviceIsLogged() {
        try (RunningService service = RunningService.with("logging.level.root=info")) {
            Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            log.start();
            root.addAppender(log);
            try {
                root.info("The log is read");
                for (String body : List.of(
                        "{\"id\":\"" + SECRET + "\",\"complaint\":{\"message\":\"" + SECRET + "\"}}",
                        "{\"icloud\":{\"storageFreeBytes\":\"" + SECRET + "\"}}",
                        "{\"" + SECRET,
                        SECRET)) {
                    service.json("/diagnoses?takenAt=" + SECRET, body);
                    service.json("/diagnoses?tried=" + SECRET + "%3D" + SECRET, body);
                    for (String path :
                            List.of("/diagnoses", "/snapshots", "/consultations", "/consultations/answers")) {
                        service.json(path, body, "Accept-Language", SECRET);
                        service.json(path, body, "Accept", SECRET);
                    }
                }
                service.get("/" + SECRET);
                service.get("/causes/" + SECRET);
            } finally {
                root.detachAppender(log);
            }
            assertFalse(log.list.isEmpty());
            for (ILoggingEvent event : log.list) {
                String text = event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy()));
                assertFalse(text.contains(SECRET), text);
                assertTrue(event.getThrowableProxy() == null, text);
            }
        }
    }
}
