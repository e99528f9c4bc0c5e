/** What the rules know, to be read. */
@NullMarked
package org.backupdoctor.web.knowledge;

import org.jspecify.annotations.NullMarked;
