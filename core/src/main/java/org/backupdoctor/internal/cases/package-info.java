/** A rule set's own tests: cases, what they expect, and whether every rule is proven in both directions. */
@NullMarked
package org.backupdoctor.internal.cases;

import org.jspecify.annotations.NullMarked;
