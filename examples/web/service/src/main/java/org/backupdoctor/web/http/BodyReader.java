package org.backupdoctor.web.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Reads a body as it comes. The server calls it on one thread at a time. */
final class BodyReader implements ReadListener, AsyncListener {

    private static final int BUFFER = 8192;

    private final AsyncContext later;
    private final LimitsProperties limits;
    private final BodyBudget budget;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean isOver;
    private long taken;

    BodyReader(AsyncContext later, LimitsProperties limits, BodyBudget budget) {
        this.later = later;
        this.limits = limits;
        this.budget = budget;
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        ServletInputStream in = later.getRequest().getInputStream();
        byte[] buffer = new byte[BUFFER];
        while (!isOver && in.isReady()) {
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            if (body.size() + read > limits.body().toBytes()) {
                stop();
                BodyFilter.refuse((HttpServletResponse) later.getResponse(), limits);
                later.complete();
            } else if (!budget.take(read)) {
                refuse(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Too much is being sent at the same time. Maybe try again soon.");
            } else {
                taken += read;
                body.write(buffer, 0, read);
            }
        }
    }

    @Override
    public synchronized void onAllDataRead() {
        if (!isOver) {
            isOver = true;
            later.getRequest().setAttribute(BodyFilter.BODY, body.toByteArray());
            later.dispatch();
        }
    }

    @Override
    public synchronized void onError(Throwable thrown) {
        if (!isOver) {
            stop();
            later.complete();
        }
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) throws IOException {
        if (!isOver) {
            refuse(
                    HttpStatus.REQUEST_TIMEOUT,
                    "The body didn't arrive within " + limits.bodyTime().toSeconds()
                            + " seconds. Maybe the connection is slow: send less.");
        }
    }

    private void refuse(HttpStatus status, String detail) throws IOException {
        stop();
        HttpServletResponse response = (HttpServletResponse) later.getResponse();
        response.setHeader("Connection", "close");
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        Answer.problem(response, status, detail);
        later.complete();
    }

    /** Gives back what is held before anybody is told, so that whoever is told finds room. */
    private void stop() {
        isOver = true;
        giveBack();
    }

    private void giveBack() {
        budget.giveBack(taken);
        taken = 0;
        body.reset();
    }

    @Override
    public void onError(AsyncEvent event) {
        // The read listener hears of it too.
    }

    /** The request was answered, or its client is gone. */
    @Override
    public synchronized void onComplete(AsyncEvent event) {
        stop();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing here begins anew.
    }
}
