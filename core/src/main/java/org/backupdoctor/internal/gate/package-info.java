/** Keeps edited rules from knowing or doing anything but what a rule needs. */
@NullMarked
package org.backupdoctor.internal.gate;

import org.jspecify.annotations.NullMarked;
