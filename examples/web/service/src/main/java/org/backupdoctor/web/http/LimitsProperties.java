package org.backupdoctor.web.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one client, and all together, may ask for.
 *
 * @param body Largest body of a request.
 * @param bodies Most that bodies of all requests take at the same time.
 * @param bodyTime Time in which a body has to arrive.
 * @param depth Deepest nesting of a JSON body.
 * @param devices Most devices that one request may hold.
 * @param time Time for one request's work; what takes longer is given up.
 * @param checkTime Time for checking edited rules.
 * @param parallel Most requests that are worked on at the same time; 0 for one per processor.
 * @param waiting Most requests that wait for that; the next ones are told to come back.
 * @param requestsPerMinute How many requests one address may make in the long run; 0 for any number.
 * @param burst How many requests one address may make at once.
 * @param addresses How many addresses are remembered.
 */
@ConfigurationProperties("backupdoctor.limits")
public record LimitsProperties(
        @DefaultValue("10MB") DataSize body,
        @DefaultValue("128MB") DataSize bodies,
        @DefaultValue("15s") Duration bodyTime,
        @DefaultValue("64") int depth,
        @DefaultValue("200") int devices,
        @DefaultValue("10s") Duration time,
        @DefaultValue("60s") Duration checkTime,
        @DefaultValue("0") int parallel,
        @DefaultValue("64") int waiting,
        @DefaultValue("600") int requestsPerMinute,
        @DefaultValue("100") int burst,
        @DefaultValue("10000") int addresses) {

    /** How many requests are worked on at the same time. */
    public int workers() {
        return parallel > 0 ? parallel : Runtime.getRuntime().availableProcessors();
    }
}
