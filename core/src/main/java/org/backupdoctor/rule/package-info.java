/** What rules may say and match beside the facts: the verbs, their words of strength, and the diagnosis that remedy rules start from. */
@NullMarked
package org.backupdoctor.rule;

import org.jspecify.annotations.NullMarked;
