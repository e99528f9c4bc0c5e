/** What reports on many devices come to together, and a page of it. */
@NullMarked
package org.backupdoctor.internal.overview;

import org.jspecify.annotations.NullMarked;
