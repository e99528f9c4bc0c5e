package org.backupdoctor.web.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** What nobody expected is an error of ours; a client that has hung up is none, and is told nothing. */
class ProblemHandlerTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(ProblemHandler.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.setLevel(Level.DEBUG);
        LOGGER.setAdditive(false);
        LOGGER.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.detachAppender(log);
        LOGGER.setAdditive(true);
        LOGGER.setLevel(null);
    }

    @Test
    void aClientThatHasHungUpIsNoError() {
        for (IOException gone : List.of(
                new ClientAbortException(new IOException("Broken pipe")),
                new IOException("Connection reset by peer"))) {
            log.list.clear();
            assertNull(new ProblemHandler().other(new HttpMessageNotWritableException("Could not write JSON", gone)));
            assertEquals(List.of(Level.DEBUG), levels());
        }
    }

    @Test
    void whatCannotBeWrittenIsOne() {
        ResponseEntity<byte[]> answer =
                new ProblemHandler().other(new HttpMessageNotWritableException("Could not write JSON"));
        assertNotNull(answer);
        assertEquals(500, answer.getStatusCode().value());
        assertEquals(List.of(Level.ERROR, Level.DEBUG), levels());
    }

    private List<Level> levels() {
        return log.list.stream().map(ILoggingEvent::getLevel).toList();
    }
}
