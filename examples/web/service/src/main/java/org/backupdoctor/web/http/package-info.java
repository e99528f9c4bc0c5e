/** What stands before every endpoint: headers, rate, token, size and time of bodies. */
@NullMarked
package org.backupdoctor.web.http;

import org.jspecify.annotations.NullMarked;
