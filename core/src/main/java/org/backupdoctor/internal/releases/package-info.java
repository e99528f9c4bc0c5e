/** Brings the list of iOS releases up to date from lists that somebody downloaded. */
@NullMarked
package org.backupdoctor.internal.releases;

import org.jspecify.annotations.NullMarked;
