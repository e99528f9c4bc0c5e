/** What is diagnosed. */
@NullMarked
package org.backupdoctor.benchmarks.input;

import org.jspecify.annotations.NullMarked;
