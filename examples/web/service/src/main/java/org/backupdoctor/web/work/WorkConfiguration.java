package org.backupdoctor.web.work;

import org.backupdoctor.web.http.LimitsProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two kinds of work, so that rules that are checked don't keep devices waiting. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    private static final int EDITORS_WAITING = 8;

    @Bean(destroyMethod = "close")
    Work diagnosing(LimitsProperties limits) {
        return new Work("diagnosing", limits.workers(), limits.waiting(), limits.time());
    }

    @Bean(destroyMethod = "close")
    Work editing(LimitsProperties limits) {
        return new Work("editing", 1, EDITORS_WAITING, limits.checkTime());
    }
}
