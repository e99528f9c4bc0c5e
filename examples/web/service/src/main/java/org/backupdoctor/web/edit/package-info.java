/** Rules edited over HTTP, for those who have the token. */
@NullMarked
package org.backupdoctor.web.edit;

import org.jspecify.annotations.NullMarked;
