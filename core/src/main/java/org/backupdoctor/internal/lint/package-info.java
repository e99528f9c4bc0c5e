/** What in a rule set can be used but is probably not what was meant. */
@NullMarked
package org.backupdoctor.internal.lint;

import org.jspecify.annotations.NullMarked;
