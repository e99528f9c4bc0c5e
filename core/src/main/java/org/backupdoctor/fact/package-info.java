/**
 * Facts: one immutable record for each thing that can be observed about a device, nested in a class for each group of the snapshot's
 * JSON. The same classes are the groups of {@link org.backupdoctor.DeviceSnapshot.Builder}.
 *
 * <p>No component of a fact is ever null: what isn't known is not a fact. Units stand in the names: {@code sizeBytes} (bytes),
 * {@code signalDbm} (dBm), {@code minutes}, {@code days}, {@code percent}, {@code seconds}; {@code at} is an instant.
 */
@NullMarked
package org.backupdoctor.fact;

import org.jspecify.annotations.NullMarked;
