/** From files and records to what was observed of a device, and when. */
@NullMarked
package org.backupdoctor.fleet.intake;

import org.jspecify.annotations.NullMarked;
