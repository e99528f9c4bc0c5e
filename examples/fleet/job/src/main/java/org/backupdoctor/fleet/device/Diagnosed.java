package org.backupdoctor.fleet.device;

/**
 * What a diagnosis of a device came to, before what others on its network or of its release have in common with it is looked at.
 *
 * @param device the caller's name for it
 * @param at the time in the fleet when it was made
 * @param network the network that it is on; empty when unknown
 * @param release its version of iOS; empty when unknown
 * @param failing whether its backups fail or can't succeed
 * @param known what is known of it, to diagnose it again; empty unless it is failing
 * @param said what the report comes to
 * @param report the report as JSON; empty when it says what the one before said
 */
@SuppressWarnings("ArrayRecordComponent")
public record Diagnosed(
        String device,
        long at,
        String network,
        String release,
        boolean failing,
        byte[] known,
        String said,
        String report) {

    /** The same, without what need not be kept. */
    Diagnosed withoutReport() {
        return new Diagnosed(device, at, network, release, failing, known, said, "");
    }
}
