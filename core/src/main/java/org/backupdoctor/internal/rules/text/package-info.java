/** Rule files as their authors write them: words, sentences and where each stands, read without Drools. */
@NullMarked
package org.backupdoctor.internal.rules.text;

import org.jspecify.annotations.NullMarked;
