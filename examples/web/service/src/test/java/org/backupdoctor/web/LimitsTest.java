package org.backupdoctor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody gets more than their share, and the rest goes on meanwhile. */
class LimitsTest {

    private static final String HEAD =
            "POST /diagnoses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.with(
                "backupdoctor.limits.body=1MB",
                "backupdoctor.limits.bodies=3MB",
                "backupdoctor.limits.body-time=2s",
                "server.tomcat.threads.max=4");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aBodyHasASize() {
        HttpResponse<String> answer = service.json("/diagnoses", " ".repeat(1_048_577));
        assertEquals(413, answer.statusCode());
        assertEquals(
                "{\"title\":\"Content Too Large\",\"status\":413,\"detail\":\"Expected a body of at most 1 MB but there is more. Maybe pack"
                        + " it, or leave out logs of other days.\"}",
                answer.body());
        assertEquals(422, service.json("/diagnoses", " ".repeat(1_048_576)).statusCode(), "One byte less is read.");
    }

    @Test
    void aBodyWithoutALengthHasASizeToo() throws IOException {
        try (Socket socket = service.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(HEAD.replace("Content-Length: ", "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            byte[] chunk = ("40000\r\n" + " ".repeat(0x40000) + "\r\n").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 5; i++) {
                out.write(chunk);
            }
            assertTrue(firstLine(socket.getInputStream()).startsWith("HTTP/1.1 413"));
        }
    }

    @Test
    void slowClientsHoldNoThreadAndAreToldInTheEnd() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = service.connect();
                socket.getOutputStream().write((HEAD + "1000\r\n\r\n{").getBytes(StandardCharsets.UTF_8));
                slow.add(socket);
            }
            // Ten times as many as there are threads are waiting.
            assertEquals(200, service.json("/diagnoses", "{}").statusCode());
            for (Socket socket : slow) {
                assertTrue(firstLine(socket.getInputStream()).startsWith("HTTP/1.1 408"));
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertEquals("0 bytes held", service.application().getBean("bodyBudget").toString());
    }

    @Test
    void clientsThatGoAwayLeaveNothingBehind() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Socket socket = service.connect()) {
                socket.getOutputStream()
                        .write((HEAD + "900000\r\n\r\n" + " ".repeat(500_000)).getBytes(StandardCharsets.UTF_8));
            }
        }
        // Were it kept, six of them would have used up what all may hold.
        for (int i = 0; i < 200; i++) {
            if (service.application().getBean("bodyBudget").toString().equals("0 bytes held")) {
                break;
            }
            Thread.sleep(50);
        }
        assertEquals("0 bytes held", service.application().getBean("bodyBudget").toString());
        assertEquals(422, service.json("/diagnoses", " ".repeat(1_000_000)).statusCode());
    }

    @Test
    void allBodiesTogetherHaveASize() throws IOException {
        List<Socket> many = new ArrayList<>();
        int refused = 0;
        try {
            for (int i = 0; i < 6; i++) {
                Socket socket = service.connect();
                socket.getOutputStream()
                        .write((HEAD + "1000000\r\n\r\n" + " ".repeat(900_000)).getBytes(StandardCharsets.UTF_8));
                many.add(socket);
            }
            for (Socket socket : many) {
                refused += firstLine(socket.getInputStream()).startsWith("HTTP/1.1 503") ? 1 : 0;
            }
        } finally {
            for (Socket socket : many) {
                socket.close();
            }
        }
        assertEquals(3, refused, "Three of six fit.");
    }

    @Test
    void anAddressMayAskSoOften() {
        try (RunningService busy =
                RunningService.with("backupdoctor.limits.requests-per-minute=1", "backupdoctor.limits.burst=8")) {
            int good = 0;
            HttpResponse<String> answer = busy.get("/causes");
            while (answer.statusCode() == 200 && good < 20) {
                good++;
                answer = busy.get("/causes");
            }
            assertTrue(good > 0 && good < 8, "The description took some of the eight.");
            assertEquals(429, answer.statusCode());
            assertTrue(
                    Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("")) <= 60);
            assertTrue(answer.body().contains("Maybe wait"), answer.body());
        }
    }

    @Test
    void whatTakesTooLongIsGivenUp() {
        try (RunningService hurried = RunningService.with("backupdoctor.limits.time=1ms")) {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                many.append("{\"backup\":{\"enabled\":false}}\n");
            }
            HttpResponse<String> answer = hurried.post(
                    "/diagnoses",
                    many.toString(),
                    "Content-Type",
                    "application/x-ndjson",
                    "Accept",
                    "application/x-ndjson");
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("was given up"), answer.body());
            assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
        }
    }

    @Test
    void whatWasBegunEndsWhenTheServiceStops() throws Exception {
        RunningService stopping = RunningService.with();
        try (Socket socket = stopping.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write((HEAD + "2\r\n\r\n{").getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (stopping.application().getBean("bodyBudget").toString().equals("0 bytes held")) {
                Thread.sleep(10);
            }
            Thread stop = new Thread(stopping::close);
            stop.start();
            while (canConnect(stopping.port())) {
                Thread.sleep(10);
            }
            out.write('}');
            out.flush();
            assertEquals("HTTP/1.1 200 \r", firstLine(socket.getInputStream()));
            stop.join();
        }
    }

    private static boolean canConnect(int port) {
        try (Socket other = RunningService.connect(port)) {
            return other.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatIsNoRequestIsAProblemToo() throws IOException {
        try (Socket socket = service.connect()) {
            socket.getOutputStream()
                    .write("GET /a{b HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
            assertTrue(answer.endsWith("\"detail\":\"This request can't be met.\"}"), answer);
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
