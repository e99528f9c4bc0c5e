/** What devices have in common: counts by window, and what rises against its own past. */
@NullMarked
package org.backupdoctor.fleet.group;

import org.jspecify.annotations.NullMarked;
