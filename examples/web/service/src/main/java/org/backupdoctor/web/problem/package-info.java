/** What is wrong with a request, as RFC 9457 has it: for whoever made it. */
@NullMarked
package org.backupdoctor.web.problem;

import org.jspecify.annotations.NullMarked;
