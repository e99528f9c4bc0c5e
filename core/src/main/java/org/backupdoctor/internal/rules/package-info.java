/** Compiles, loads and fires DRL rules: the only place that knows Drools. */
@NullMarked
package org.backupdoctor.internal.rules;

import org.jspecify.annotations.NullMarked;
