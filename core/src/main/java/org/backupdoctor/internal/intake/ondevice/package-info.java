/** Reads preference files of the device itself, as images of its storage and computer backups hold them. */
@NullMarked
package org.backupdoctor.internal.intake.ondevice;

import org.jspecify.annotations.NullMarked;
