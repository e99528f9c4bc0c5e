package org.backupdoctor.internal.rules;

import java.util.List;
import org.drools.core.common.TruthMaintenanceSystemFactory;
import org.drools.core.phreak.PhreakNetworkNodeFactory;
import org.drools.core.reteoo.AgendaComponentFactory;
import org.drools.core.reteoo.CoreComponentFactory;
import org.drools.core.reteoo.RuntimeComponentFactory;
import org.drools.core.reteoo.builder.BetaNodeConstraintFactory;
import org.drools.kiesession.factory.KnowledgeHelperFactory;
import org.drools.wiring.api.ComponentsSupplier;
import org.kie.api.internal.utils.KieService;
import org.kie.api.internal.weaver.KieWeavers;

/**
 * The services that Drools runs rules with. It looks for each with the context class loader of whichever thread needs it first, and keeps for
 * good what it found, and that it found nothing. Where a thread has another loader than ours, which may see no Drools or another one, they are
 * looked for beforehand, with ours. Threads with ours leave it to Drools, which needs some of them only.
 */
final class Services {

    /** The loader of this library. */
    static final ClassLoader OWN = Services.class.getClassLoader();

    private static volatile boolean found;

    private Services() {}

    /** Has them found; to be called on a thread that is about to have Drools make a rule base or a session. */
    static void ensure() {
        if (!found && !OWN.equals(Thread.currentThread().getContextClassLoader())) {
            found = Undisturbed.by(Services::find);
        }
    }

    private static boolean find() {
        List.of(
                        AgendaComponentFactory.class,
                        BetaNodeConstraintFactory.class,
                        ComponentsSupplier.class,
                        CoreComponentFactory.class,
                        KieWeavers.class,
                        KnowledgeHelperFactory.class,
                        PhreakNetworkNodeFactory.class,
                        RuntimeComponentFactory.class,
                        TruthMaintenanceSystemFactory.class)
                .forEach(KieService::load);
        return true;
    }
}
