/** Diagnoses, snapshots and consultations. Nothing of a device is kept. */
@NullMarked
package org.backupdoctor.web.diagnosis;

import org.jspecify.annotations.NullMarked;
