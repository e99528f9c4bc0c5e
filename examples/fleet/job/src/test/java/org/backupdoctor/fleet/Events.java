package org.backupdoctor.fleet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.backupdoctor.fleet.intake.Received;

/**
 * What a fleet sends, made by lot: the same number makes the same event, so that a source that begins again gives the same. A thousand
 * events an hour of four thousand devices on twenty networks; some come twice, up to five minutes out of order, or can't be read. In hours 12
 * to 15 of each 48 most devices of the network {@code n3} fail.
 */
final class Events {

    static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    static final int HOURLY = 1000;

    static final int DEVICES = 4000;
    private static final int NETWORKS = 20;
    private static final String[] MODELS = {"iPhone17,1", "iPhone13,2", "iPad16,3", "iPhone16,1"};
    private static final String[] RELEASES = {"18.5", "26.6.2", "27.0.1"};

    private Events() {}

    /** The event of a number. */
    static Received event(long number) {
        SplittableRandom random = new SplittableRandom(number * 7919 + 17);
        int kind = random.nextInt(100);
        if (kind < 3) {
            return new Received("event " + number, "", poison(kind), at(number).toEpochMilli());
        } else if (kind < 18 && number > 100) {
            long before = number - 1 - random.nextInt(10);
            return kind < 10 ? named(event(before), number) : event(before);
        }
        int device = random.nextInt(DEVICES);
        Instant at = at(number).minusSeconds(random.nextInt(300));
        return new Received(
                "event " + number,
                "",
                snapshot(device, at, random).getBytes(StandardCharsets.UTF_8),
                at(number).toEpochMilli());
    }

    /** An observation that can be read and comes once: device after device. */
    static Received observation(long number) {
        SplittableRandom random = new SplittableRandom(number * 7919 + 17);
        String text = snapshot((int) (number % DEVICES), at(number), random);
        return new Received(
                "event " + number,
                "",
                text.getBytes(StandardCharsets.UTF_8),
                at(number).toEpochMilli());
    }

    private static Received named(Received event, long number) {
        return new Received("event " + number, event.key(), event.content(), event.at());
    }

    private static Instant at(long number) {
        return BEGIN.plusMillis(number * 3_600_000 / HOURLY);
    }

    private static byte[] poison(int kind) {
        String text = switch (kind) {
            case 0 -> "{\"id\":\"D-1\",\"backup\":{\"enabled\":\"maybe\"}}";
            case 1 -> "{\"takenAt\":\"2026-11-01T00:00:00Z\",\"backup\":{\"enabled\":true}}";
            default -> "{\"id\":\"D-2\",\"takenAt\":\"2062-11-01T00:00:00Z\"}";
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String snapshot(int device, Instant at, SplittableRandom random) {
        int network = device % NETWORKS;
        long hour = (at.getEpochSecond() - BEGIN.getEpochSecond()) / 3600 % 48;
        boolean isOutage = network == 3 && hour >= 12 && hour < 16;
        boolean fails = random.nextInt(100) < (isOutage ? 90 : 5);
        StringBuilder json = new StringBuilder(500)
                .append("{\"id\":\"D-")
                .append(device)
                .append("\",\"takenAt\":\"")
                .append(at)
                .append("\",\"device\":{\"model\":\"")
                .append(MODELS[device % MODELS.length])
                .append("\",\"iosVersion\":\"")
                .append(RELEASES[device / 7 % RELEASES.length])
                .append("\"},\"attributes\":{\"site\":\"site ")
                .append(device % 5)
                .append("\",\"network\":\"n")
                .append(network)
                .append("\"},\"backup\":{\"enabled\":true,\"lastSuccessAt\":\"")
                .append(at.minusSeconds(fails ? 86_400 * 15 + random.nextInt(86_400) : 3600 + random.nextInt(80_000)))
                .append('"');
        if (random.nextInt(3) == 0) {
            json.append(",\"nextSizeBytes\":").append(1_000_000_000L * (1 + random.nextInt(6)));
        }
        json.append('}');
        if (random.nextInt(4) == 0) {
            json.append(",\"icloud\":{\"storageTotalBytes\":5000000000,\"storageFreeBytes\":")
                    .append(1_000_000_000L * random.nextInt(5))
                    .append('}');
        }
        if (fails) {
            json.append(",\"network\":{\"wifi\":\"CONNECTED\"");
            if (random.nextBoolean()) {
                json.append(",\"unstable\":true");
            }
            json.append("},\"complaint\":{\"manualBackupFails\":true}");
        } else {
            json.append(
                    ",\"network\":{\"wifi\":\"CONNECTED\",\"unstable\":false},\"complaint\":{\"manualBackupFails\":false}");
        }
        return json.append('}').toString();
    }
}
