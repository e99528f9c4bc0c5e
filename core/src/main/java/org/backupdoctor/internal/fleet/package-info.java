/** Many devices at once: several at a time, in order, and what they come to together. */
@NullMarked
package org.backupdoctor.internal.fleet;

import org.jspecify.annotations.NullMarked;
