package org.backupdoctor.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Checks a report's JSON, beside the snapshot's, against what every ranking keeps to. Knows nothing of how the plan is made. */
final class NineRules {

    private static final Set<String> RESETS = Set.of("reset-network-settings", "reset-all-settings", "sign-out-and-in");
    private static final Set<String> AGAIN =
            Set.of("check-backup-screen", "back-up-now", "back-up-to-computer", "contact-apple-support");
    private static final Set<String> IN_VAIN = Set.of("NO_CHANGE", "WORSE", "NOT_POSSIBLE");
    private static final Set<String> SETTLED = Set.of("DONE", "WAIVED", "NOT_POSSIBLE");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d ()-]{7,}\\d");
    private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S+");
    private static final Pattern APPLE = Pattern.compile("https://(?:[a-z]+\\.)?apple\\.com/\\S*");

    /** Remedies that a restriction's value forbids. */
    private static final Map<String, List<String>> FORBIDDEN = Map.of(
            "allowAccountModification=false", List.of("sign-out-and-in", "sign-in-to-icloud"),
            "allowEraseContentAndSettings=false", List.of("erase-device"),
            "allowHostPairing=false", List.of("back-up-to-computer"),
            "forceWiFiToAllowedNetworksOnly=true", List.of("try-another-wifi"),
            "allowAppCellularDataModification=false", List.of("allow-cellular-backup"),
            "allowCellularPlanModification=false", List.of("allow-cellular-backup"),
            "forceDelayedSoftwareUpdates=true", List.of("update-ios"),
            "allowAppRemoval=false", List.of("remove-app"),
            "allowPasscodeModification=false", List.of("change-passcode"),
            "allowCloudPhotoLibrary=false", List.of("move-photos-out-of-backup"));

    private final Map<?, ?> snapshot;
    private final Map<?, ?> report;
    private final List<Map<?, ?>> remedies = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Set<String>> tried = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private NineRules(Map<?, ?> snapshot, Map<?, ?> report) {
        this.snapshot = snapshot;
        this.report = report;
        for (Object remedy : list(report, "remedies")) {
            remedies.add((Map<?, ?>) remedy);
            ids.add(((Map<?, ?>) remedy).get("id").toString());
        }
        for (Object attempt : list(snapshot, "tried")) {
            Map<?, ?> fields = (Map<?, ?>) attempt;
            tried.computeIfAbsent(fields.get("remedy").toString(), any -> new TreeSet<>())
                    .add(fields.get("outcome").toString());
        }
    }

    /** What is broken; empty when all is kept. */
    static List<String> broken(Map<?, ?> snapshot, Map<?, ?> report) {
        NineRules rules = new NineRules(snapshot, report);
        rules.destructionOnlyAfterABackup();
        rules.blockingFirst();
        rules.profilesOnlyWhereTheyMayGo();
        rules.policyIsKept();
        rules.waitOnlyForApple();
        rules.powerAndLockOnlyForAutomaticRuns();
        rules.nothingAgainThatWasInVain();
        rules.noPhoneNumberAndNoForeignLink();
        rules.enoughIsFreed();
        rules.wellFormed();
        return rules.broken;
    }

    private void destructionOnlyAfterABackup() {
        boolean settled = !Collections.disjoint(SETTLED, tried.getOrDefault("back-up-to-computer", Set.of()))
                || "false".equals(strictest("allowHostPairing"));
        for (int i = 0; i < remedies.size(); i++) {
            int backup = ids.indexOf("back-up-to-computer");
            if (number(remedies.get(i), "destructiveness") >= 3 && !settled && (backup < 0 || backup > i)) {
                broken.add("1: " + ids.get(i) + " stands without back-up-to-computer before it");
            }
        }
    }

    private void blockingFirst() {
        List<String> blocking = new ArrayList<>();
        for (Object diagnosis : list(report, "diagnoses")) {
            if (Boolean.TRUE.equals(((Map<?, ?>) diagnosis).get("blocks"))) {
                blocking.add(((Map<?, ?>) diagnosis).get("cause").toString());
            }
        }
        boolean suspected = false;
        for (int i = 0; i < remedies.size() && !blocking.isEmpty(); i++) {
            List<?> fixes = list(remedies.get(i), "fixes");
            boolean forBlocking = fixes.stream().anyMatch(cause -> blocking.contains(cause.toString()));
            if (forBlocking && suspected) {
                broken.add(
                        "2: " + ids.get(i) + " clears a blocking cause but stands behind remedies of suspected ones");
            }
            suspected |= !forBlocking && !fixes.isEmpty();
            if (RESETS.contains(ids.get(i)) && !forBlocking) {
                broken.add("2: the reset " + ids.get(i) + " is offered while a blocking cause stands");
            }
        }
    }

    private void profilesOnlyWhereTheyMayGo() {
        if (ids.contains("remove-profile")) {
            Map<?, ?> management = map(snapshot, "management");
            boolean may = list(management, "profiles").stream()
                    .map(profile -> (Map<?, ?>) profile)
                    .anyMatch(profile -> Boolean.TRUE.equals(profile.get("removable"))
                            && Boolean.FALSE.equals(profile.get("fromMdm")));
            if (!may || Boolean.TRUE.equals(management.get("supervised"))) {
                broken.add("3: remove-profile is offered where it may not be");
            }
        }
    }

    private void policyIsKept() {
        FORBIDDEN.forEach((policy, forbidden) -> {
            String[] parts = policy.split("=", 2);
            if (parts[1].equals(strictest(parts[0]))) {
                forbidden.stream()
                        .filter(ids::contains)
                        .forEach(id -> broken.add("4: " + id + " is offered against " + policy));
            }
        });
        if ("false".equals(strictest("allowCloudBackup")) && ids.contains("turn-on-backup")) {
            int ask = ids.indexOf("ask-administrator");
            if (ask > ids.indexOf("turn-on-backup")) {
                broken.add("4: turn-on-backup stands before ask-administrator");
            }
        }
    }

    private void waitOnlyForApple() {
        boolean ongoing = list(snapshot, "services").stream()
                .anyMatch(service -> !"UP".equals(((Map<?, ?>) service).get("status")));
        Instant day = Instant.parse(snapshot.get("takenAt").toString()).minus(Duration.ofDays(1));
        // Which codes are the server's is for the error table to say; here that there was a code within a day.
        boolean justNow = list(map(snapshot, "backup"), "failures").stream()
                .map(failure -> (Map<?, ?>) failure)
                .anyMatch(failure -> failure.containsKey("at")
                        && (failure.containsKey("code") || failure.containsKey("text"))
                        && !Instant.parse(failure.get("at").toString()).isBefore(day));
        boolean held = list(report, "diagnoses").stream()
                .limit(1)
                .anyMatch(first -> "account-held-by-apple".equals(((Map<?, ?>) first).get("cause")));
        if (ids.contains("wait-for-apple") && !ongoing && !justNow && !held) {
            broken.add("5: wait-for-apple without anything to wait for");
        }
    }

    private void powerAndLockOnlyForAutomaticRuns() {
        if (Boolean.TRUE.equals(map(snapshot, "complaint").get("manualBackupFails"))) {
            for (Object diagnosis : list(report, "diagnoses")) {
                String cause = ((Map<?, ?>) diagnosis).get("cause").toString();
                if (cause.equals("not-charging") || cause.equals("not-locked")) {
                    broken.add("6: " + cause + " can't explain a run by hand");
                }
            }
        }
    }

    private void nothingAgainThatWasInVain() {
        tried.forEach((id, outcomes) -> {
            if (!Collections.disjoint(IN_VAIN, outcomes) && !AGAIN.contains(id) && ids.contains(id)) {
                broken.add("7: " + id + " was tried in vain and is offered again");
            }
        });
    }

    private void noPhoneNumberAndNoForeignLink() {
        texts(report.get("remedies"));
        texts(report.get("diagnoses"));
    }

    private void texts(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (!key.equals("evidence") && !key.equals("because")) {
                    texts(inner);
                }
            });
        } else if (value instanceof List<?> all) {
            all.forEach(this::texts);
        } else if (value instanceof String text) {
            if (PHONE.matcher(text).find()) {
                broken.add("8: a phone number in: " + text);
            }
            LINK.matcher(text)
                    .results()
                    .filter(link -> !APPLE.matcher(link.group()).matches())
                    .forEach(link -> broken.add("8: a link to " + link.group()));
        }
    }

    private void enoughIsFreed() {
        Object next = map(snapshot, "backup").get("nextSizeBytes");
        Object free = map(snapshot, "icloud").get("storageFreeBytes");
        boolean confirmed = list(report, "diagnoses").stream()
                .anyMatch(diagnosis -> "icloud-storage-full".equals(((Map<?, ?>) diagnosis).get("cause"))
                        && "CONFIRMED".equals(((Map<?, ?>) diagnosis).get("certainty")));
        if (!confirmed || !(next instanceof Long size) || !(free instanceof Long room)) {
            return;
        }
        long missing = size - room;
        for (Map<?, ?> remedy : remedies) {
            if (list(remedy, "fixes").contains("icloud-storage-full")
                    && remedy.get("freesBytes") instanceof Long frees
                    && frees < missing) {
                long sum = frees;
                boolean open = false;
                for (Object other : list(remedy, "with")) {
                    int index = ids.indexOf(other.toString());
                    Object more = index < 0 ? null : remedies.get(index).get("freesBytes");
                    open |= index >= 0 && more == null;
                    sum += more instanceof Long bytes ? bytes : 0;
                }
                if (!open && sum < missing) {
                    broken.add("9: " + remedy.get("id") + " with " + list(remedy, "with") + " frees " + sum + " of "
                            + missing);
                }
            }
        }
    }

    private void wellFormed() {
        for (int i = 0; i < remedies.size(); i++) {
            if (number(remedies.get(i), "rank") != i + 1) {
                broken.add("rank of " + ids.get(i));
            }
            for (Object before : list(remedies.get(i), "after")) {
                if (ids.indexOf(before.toString()) >= i || !ids.contains(before.toString())) {
                    broken.add(ids.get(i) + " says it is after " + before + ", which doesn't stand before it");
                }
            }
            for (String field : List.of("with", "alternatives")) {
                list(remedies.get(i), field).stream()
                        .filter(other -> !ids.contains(other.toString()))
                        .forEach(other -> broken.add(field + " names " + other + ", which isn't offered"));
            }
            double chance = ((Number) remedies.get(i).get("chance")).doubleValue();
            if (chance < 0 || chance > 1) {
                broken.add("chance of " + ids.get(i));
            }
        }
        if (Set.copyOf(ids).size() < ids.size()) {
            broken.add("a remedy twice: " + ids);
        }
    }

    private String strictest(String key) {
        Map<?, ?> management = map(snapshot, "management");
        List<Object> values = new ArrayList<>();
        Object effective = map(management, "restrictions").get(key);
        if (effective != null) {
            values.add(effective);
        }
        for (Object profile : list(management, "profiles")) {
            Object value = map((Map<?, ?>) profile, "restrictions").get(key);
            if (value != null) {
                values.add(value);
            }
        }
        boolean strict = key.startsWith("force");
        return values.contains(strict)
                ? String.valueOf(strict)
                : values.isEmpty() ? "" : values.get(0).toString();
    }

    private static long number(Map<?, ?> map, String key) {
        return ((Number) map.get(key)).longValue();
    }

    private static Map<?, ?> map(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> inner ? inner : List.of();
    }
}
