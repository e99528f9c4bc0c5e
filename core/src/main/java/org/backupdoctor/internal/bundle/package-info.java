/** Walks through folders and archives, within limits. Nothing is written, and no name of an entry leads anywhere. */
@NullMarked
package org.backupdoctor.internal.bundle;

import org.jspecify.annotations.NullMarked;
