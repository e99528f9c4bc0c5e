/** Reads what is so for every device: Apple's system status, lists of releases. */
@NullMarked
package org.backupdoctor.internal.intake.feed;

import org.jspecify.annotations.NullMarked;
