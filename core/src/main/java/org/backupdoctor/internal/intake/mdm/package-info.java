/** What management servers are answered, and configuration profiles. */
@NullMarked
package org.backupdoctor.internal.intake.mdm;

import org.jspecify.annotations.NullMarked;
