package org.backupdoctor.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final AtomicLong now = new AtomicLong();
    private final RateLimiter limiter = new RateLimiter(60, 2, 3, now::get);

    @Test
    void aBucketFillsUpInTime() {
        assertEquals(0, limiter.secondsToWait("10.0.0.1"));
        assertEquals(0, limiter.secondsToWait("10.0.0.1"));
        assertEquals(1, limiter.secondsToWait("10.0.0.1"));
        now.addAndGet(999_999_999);
        assertEquals(1, limiter.secondsToWait("10.0.0.1"));
        now.addAndGet(1_000_000);
        assertEquals(0, limiter.secondsToWait("10.0.0.1"));
        now.addAndGet(3_600_000_000_000L);
        assertEquals(0, limiter.secondsToWait("10.0.0.1"));
        assertEquals(0, limiter.secondsToWait("10.0.0.1"));
        assertEquals(1, limiter.secondsToWait("10.0.0.1"), "It holds no more than two.");
    }

    @Test
    void eachAddressHasItsOwn() {
        limiter.secondsToWait("10.0.0.1");
        limiter.secondsToWait("10.0.0.1");
        assertEquals(0, limiter.secondsToWait("10.0.0.2"));
    }

    @Test
    void aNetworkOfIpv6CountsAsOne() {
        limiter.secondsToWait("2001:db8::1");
        limiter.secondsToWait("2001:db8:0:0:ffff::2");
        assertEquals(1, limiter.secondsToWait("2001:db8::3"));
        assertEquals(0, limiter.secondsToWait("2001:db8:0:1::1"));
    }

    @Test
    void onlySoManyAreRemembered() {
        for (int i = 0; i < 1000; i++) {
            limiter.secondsToWait("10.0.1." + i);
        }
        assertEquals(3, limiter.remembered());
    }

    @Test
    void zeroMeansAnyNumber() {
        RateLimiter off = new RateLimiter(0, 1, 3, now::get);
        for (int i = 0; i < 10; i++) {
            assertEquals(0, off.secondsToWait("10.0.0.1"));
        }
    }
}
