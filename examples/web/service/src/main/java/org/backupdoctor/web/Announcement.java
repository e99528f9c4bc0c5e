package org.backupdoctor.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where to look, once the service is there. */
@Component
final class Announcement implements ApplicationListener<WebServerInitializedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final Environment settings;

    Announcement(Environment settings) {
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        String address = settings.getProperty("server.address", "localhost");
        LOG.info(
                "Backup Doctor is at http://{}:{}/",
                address.indexOf(':') < 0 ? address : "[" + address + "]",
                event.getWebServer().getPort());
    }
}
