package org.backupdoctor.web.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each address: it holds as many as may be asked at once, and fills up in time. Of IPv6 the network of 64 bits
 * counts as one. Only so many addresses are remembered, those seen last. Can be shared between threads.
 */
final class RateLimiter {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final int perMinute;
    private final int burst;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets;

    RateLimiter(int perMinute, int burst, int addresses, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.burst = Math.max(1, burst);
        this.nanos = nanos;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > addresses;
            }
        };
    }

    /**
     * Takes a token.
     *
     * @return 0, or after how many seconds there will be one
     */
    long secondsToWait(String address) {
        if (perMinute <= 0) {
            return 0;
        }
        long now = nanos.getAsLong();
        synchronized (buckets) {
            Bucket bucket = buckets.computeIfAbsent(network(address), any -> new Bucket(burst, now));
            bucket.tokens = Math.min(burst, bucket.tokens + (double) (now - bucket.at) * perMinute / MINUTE_NANOS);
            bucket.at = now;
            if (bucket.tokens >= 1) {
                bucket.tokens--;
                return 0;
            }
            return Math.max(1, (long) Math.ceil((1 - bucket.tokens) * 60 / perMinute));
        }
    }

    int remembered() {
        synchronized (buckets) {
            return buckets.size();
        }
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // With a colon in it this is a number, and nobody is asked for a name.
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static final class Bucket {
        private double tokens;
        private long at;

        Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }
}
