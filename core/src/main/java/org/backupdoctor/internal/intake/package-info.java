/** Reads what devices and services answer, and makes snapshots of it. */
@NullMarked
package org.backupdoctor.internal.intake;

import org.jspecify.annotations.NullMarked;
