/** What devices answer by cable. */
@NullMarked
package org.backupdoctor.internal.intake.usb;

import org.jspecify.annotations.NullMarked;
