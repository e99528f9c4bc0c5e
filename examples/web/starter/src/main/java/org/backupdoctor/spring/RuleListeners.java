package org.backupdoctor.spring;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.RuleSet;
import org.backupdoctor.RuleSetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several of what becomes of edited rules. What one throws doesn't keep the others from hearing it. */
final class RuleListeners implements Diagnoser.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(RuleListeners.class);

    private final List<Diagnoser.Listener> listeners;

    RuleListeners(List<Diagnoser.Listener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void loaded(RuleSet rules) {
        tell(listener -> listener.loaded(rules));
    }

    @Override
    public void refused(RuleSetException reason) {
        tell(listener -> listener.refused(reason));
    }

    @Override
    public void failing(RuleSet rules, Map<String, Integer> failures) {
        tell(listener -> listener.failing(rules, failures));
    }

    private void tell(Consumer<Diagnoser.Listener> what) {
        for (Diagnoser.Listener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("A listener threw when it was told of rules.", e);
            }
        }
    }
}
