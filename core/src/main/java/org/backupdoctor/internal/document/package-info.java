/** Documents as a small tree of sections, paragraphs, lists, tables and bars, and how they are written as HTML and as Markdown. */
@NullMarked
package org.backupdoctor.internal.document;

import org.jspecify.annotations.NullMarked;
