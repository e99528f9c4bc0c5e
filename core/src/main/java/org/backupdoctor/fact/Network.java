package org.backupdoctor.fact;

import org.jspecify.annotations.Nullable;

/** The network the device is on: the group {@code network}. */
public final class Network extends Group<Network> {

    /** Whether the device is on Wi-Fi. */
    public enum WifiState {
        CONNECTED,
        NOT_CONNECTED,
        OFF
    }

    /** What kind of network it is. {@code HOTSPOT}: another phone's hotspot. */
    public enum Kind {
        HOME,
        WORK,
        PUBLIC,
        HOTSPOT
    }

    /** Whether there is a cellular connection, and which. */
    public enum CellularKind {
        NONE,
        LTE,
        FIVE_G
    }

    /** Whether the device is on Wi-Fi. */
    @FactAt("/network/wifi")
    public record Wifi(WifiState state) implements Fact {}

    /** A wired network, as good as Wi-Fi. */
    @FactAt("/network/ethernet")
    public record Ethernet(boolean yes) implements YesNo {}

    /** Airplane mode is on. */
    @FactAt("/network/airplaneMode")
    public record AirplaneMode(boolean yes) implements YesNo {}

    /** The strength of the Wi-Fi signal in dBm, -120 to 0; nearer 0 is stronger. */
    @FactAt("/network/signalDbm")
    public record WifiSignal(long signalDbm) implements Fact {}

    /** What kind of network it is. */
    @FactAt("/network/kind")
    public record NetworkKind(Kind kind) implements Fact {}

    /** The internet can be reached. */
    @FactAt("/network/internetReachable")
    public record InternetReachable(boolean yes) implements YesNo {}

    /** The Wi-Fi waits for a sign-in page. */
    @FactAt("/network/captivePortal")
    public record CaptivePortal(boolean yes) implements YesNo {}

    /** The connection drops now and then. */
    @FactAt("/network/unstable")
    public record UnstableNetwork(boolean yes) implements YesNo {}

    /** The upload speed in megabits a second. */
    @FactAt("/network/uploadMbps")
    public record UploadSpeed(double mbps) implements Fact {}

    /** Others upload heavily at the same time. */
    @FactAt("/network/sharedUpload")
    public record SharedUpload(boolean yes) implements YesNo {}

    /** Low Data Mode is on for this network. */
    @FactAt("/network/lowDataMode")
    public record LowDataMode(boolean yes) implements YesNo {}

    /** A VPN is in use. */
    @FactAt("/network/vpn")
    public record Vpn(boolean yes) implements YesNo {}

    /** A proxy is in use. */
    @FactAt("/network/proxy")
    public record Proxy(boolean yes) implements YesNo {}

    /** A DNS or ad-blocking filter is in use. */
    @FactAt("/network/dnsFilter")
    public record DnsFilter(boolean yes) implements YesNo {}

    /** A content filter is in use. */
    @FactAt("/network/contentFilter")
    public record ContentFilter(boolean yes) implements YesNo {}

    /** Secure connections are opened and inspected on the way. */
    @FactAt("/network/tlsInspection")
    public record TlsInspection(boolean yes) implements YesNo {}

    /** A host that can't be reached from this network. */
    @FactAt("/network/blockedHosts/*")
    public record BlockedHost(int index, String host) implements Fact {}

    /** How many minutes the next backup takes to upload at the speed that was measured. */
    @FactAt(
            value = {"/backup/nextSizeBytes", "/network/uploadMbps"},
            from = {Backup.NextBackup.class, UploadSpeed.class})
    public record UploadTime(long minutes) implements Fact {}

    /** A host that can't be reached and that {@code data/hosts.yaml} says iCloud Backup needs; {@code serves} is what for, in a few words. */
    @FactAt(value = "/network/blockedHosts/*", from = BlockedHost.class)
    public record NeededHostBlocked(String host, String serves) implements Fact {}

    /** Whether there is a cellular connection, and which. */
    @FactAt("/network/cellular")
    public record Cellular(CellularKind kind) implements Fact {}

    /** See {@link Wifi}. */
    public Network wifi(@Nullable WifiState state) {
        return set("wifi", state);
    }

    /** See {@link Ethernet}. */
    public Network ethernet(@Nullable Boolean yes) {
        return set("ethernet", yes);
    }

    /** See {@link AirplaneMode}. */
    public Network airplaneMode(@Nullable Boolean yes) {
        return set("airplaneMode", yes);
    }

    /** dBm, -120 to 0; see {@link WifiSignal}. */
    public Network signalDbm(@Nullable Long dbm) {
        return set("signalDbm", dbm);
    }

    /** See {@link NetworkKind}. */
    public Network kind(@Nullable Kind kind) {
        return set("kind", kind);
    }

    /** See {@link InternetReachable}. */
    public Network internetReachable(@Nullable Boolean yes) {
        return set("internetReachable", yes);
    }

    /** See {@link CaptivePortal}. */
    public Network captivePortal(@Nullable Boolean yes) {
        return set("captivePortal", yes);
    }

    /** See {@link UnstableNetwork}. */
    public Network unstable(@Nullable Boolean yes) {
        return set("unstable", yes);
    }

    /** Megabits a second, 0 or more; see {@link UploadSpeed}. */
    public Network uploadMbps(@Nullable Double mbps) {
        return set("uploadMbps", mbps);
    }

    /** See {@link SharedUpload}. */
    public Network sharedUpload(@Nullable Boolean yes) {
        return set("sharedUpload", yes);
    }

    /** See {@link LowDataMode}. */
    public Network lowDataMode(@Nullable Boolean yes) {
        return set("lowDataMode", yes);
    }

    /** See {@link Vpn}. */
    public Network vpn(@Nullable Boolean yes) {
        return set("vpn", yes);
    }

    /** See {@link Proxy}. */
    public Network proxy(@Nullable Boolean yes) {
        return set("proxy", yes);
    }

    /** See {@link DnsFilter}. */
    public Network dnsFilter(@Nullable Boolean yes) {
        return set("dnsFilter", yes);
    }

    /** See {@link ContentFilter}. */
    public Network contentFilter(@Nullable Boolean yes) {
        return set("contentFilter", yes);
    }

    /** See {@link TlsInspection}. */
    public Network tlsInspection(@Nullable Boolean yes) {
        return set("tlsInspection", yes);
    }

    /** See {@link Cellular}. */
    public Network cellular(@Nullable CellularKind kind) {
        return set("cellular", kind);
    }

    /** Adds a host that can't be reached from this network. */
    public Network blockedHost(String host) {
        return add("blockedHosts", host);
    }
}
