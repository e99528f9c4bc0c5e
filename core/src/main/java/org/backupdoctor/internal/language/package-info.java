/** Languages beside English: what translations say, what they leave out, and what is wrong with them. */
@NullMarked
package org.backupdoctor.internal.language;

import org.jspecify.annotations.NullMarked;
