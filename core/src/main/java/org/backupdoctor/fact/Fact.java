package org.backupdoctor.fact;

/**
 * One thing observed about one device. Implementations are records without null components, carry {@link FactAt}, and are
 * immutable, so they can be shared between threads.
 */
public interface Fact {}
