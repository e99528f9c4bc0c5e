/** What is known of each device, and what is said of it. */
@NullMarked
package org.backupdoctor.fleet.device;

import org.jspecify.annotations.NullMarked;
