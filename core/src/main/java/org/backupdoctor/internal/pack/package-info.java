/** Rule sets as one file each, signed. */
@NullMarked
package org.backupdoctor.internal.pack;

import org.jspecify.annotations.NullMarked;
