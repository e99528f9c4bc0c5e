/** Reports as text and JSON. */
@NullMarked
package org.backupdoctor.internal.render;

import org.jspecify.annotations.NullMarked;
