/** Work that is bounded: so many at a time, so many waiting, so long. */
@NullMarked
package org.backupdoctor.web.work;

import org.jspecify.annotations.NullMarked;
