/** Writes the rule set as other programs have it, from the trees of its rules: runs when this module is built. */
@NullMarked
package org.backupdoctor.benchmarks.generate;

import org.jspecify.annotations.NullMarked;
