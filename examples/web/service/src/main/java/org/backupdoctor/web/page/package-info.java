/** What the pages need beside the service itself. */
@NullMarked
package org.backupdoctor.web.page;

import org.jspecify.annotations.NullMarked;
