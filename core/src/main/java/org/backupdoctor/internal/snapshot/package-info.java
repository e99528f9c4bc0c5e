/** How a snapshot is held: its schema, its checks, and the facts it gives. */
@NullMarked
package org.backupdoctor.internal.snapshot;

import org.jspecify.annotations.NullMarked;
