/** The same rules in other programs. */
@NullMarked
package org.backupdoctor.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
