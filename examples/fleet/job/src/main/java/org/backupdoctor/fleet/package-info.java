/** A fleet in motion: reports of devices and signed rules in, a report for each device, counts and alerts out, on Flink. */
@NullMarked
package org.backupdoctor.fleet;

import org.jspecify.annotations.NullMarked;
