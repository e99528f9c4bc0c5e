/** From what was measured to tables that can be read. */
@NullMarked
package org.backupdoctor.benchmarks.results;

import org.jspecify.annotations.NullMarked;
