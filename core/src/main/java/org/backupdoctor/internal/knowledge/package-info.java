/** Pages, data and cases of a rule set: all of it that isn't DRL. */
@NullMarked
package org.backupdoctor.internal.knowledge;

import org.jspecify.annotations.NullMarked;
