/** Sets of rules that come while the job runs. */
@NullMarked
package org.backupdoctor.fleet.rules;

import org.jspecify.annotations.NullMarked;
