/** What the library is made of. May change any day. */
@NullMarked
package org.backupdoctor.internal;

import org.jspecify.annotations.NullMarked;
