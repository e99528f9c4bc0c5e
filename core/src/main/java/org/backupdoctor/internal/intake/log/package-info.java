/** Reads what a device's backup agent writes into its log. */
@NullMarked
package org.backupdoctor.internal.intake.log;

import org.jspecify.annotations.NullMarked;
