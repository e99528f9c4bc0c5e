package org.backupdoctor.internal.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backupdoctor.Problem;

/**
 * Hosts that must be reachable, as {@code data/hosts.yaml} lists them.
 *
 * @param hosts the hosts
 */
public record Hosts(List<Host> hosts) {

    /**
     * A host, or all hosts of a domain.
     *
     * @param name its name; one that begins with {@code *.} stands for every host below the rest, and the rest itself
     * @param serves what it serves, in a few words
     * @param needed whether iCloud Backup needs it
     */
    public record Host(String name, String serves, boolean needed) {

        boolean matches(String host) {
            return name.startsWith("*.")
                    ? host.equals(name.substring(2)) || host.endsWith(name.substring(1))
                    : host.equals(name);
        }
    }

    /** What is known of a host: the exact name counts before a domain, and a longer name before a shorter. */
    public Optional<Host> of(String host) {
        String plain = name(host).replaceFirst("^\\*\\.", "");
        Host best = null;
        for (Host each : hosts) {
            if (each.matches(plain) && (best == null || rank(each) > rank(best))) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The name in what somebody noted as a host: without the rest of an address, a port or the dot at its end. */
    static String name(String host) {
        return host.toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z][a-z0-9+.-]*://", "")
                .replaceFirst("[/?#].*$", "")
                .replaceFirst("^[^@]*@", "")
                .replaceFirst(":[0-9]*$", "")
                .replaceFirst("\\.$", "");
    }

    private static int rank(Host host) {
        return host.name().startsWith("*.")
                ? host.name().length()
                : 1000 + host.name().length();
    }

    static Hosts parse(String file, Map<?, ?> data, List<Problem> problems) {
        FieldReader all = FieldReader.ofData(file, data, problems);
        List<Host> hosts = new ArrayList<>();
        FieldReader names = all.group("hosts");
        for (String name : names.names()) {
            FieldReader host = names.group(name);
            hosts.add(new Host(name.toLowerCase(Locale.ROOT), host.text("serves", null), host.flag("needed", true)));
            host.nothingElse();
        }
        all.nothingElse();
        return new Hosts(List.copyOf(hosts));
    }
}
