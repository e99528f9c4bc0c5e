/** What comes out, as JSON, one object a line. */
@NullMarked
package org.backupdoctor.fleet.output;

import org.jspecify.annotations.NullMarked;
