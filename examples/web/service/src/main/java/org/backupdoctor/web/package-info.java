/** A service that diagnoses over HTTP. */
@NullMarked
package org.backupdoctor.web;

import org.jspecify.annotations.NullMarked;
