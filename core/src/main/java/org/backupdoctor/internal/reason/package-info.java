/** From evidence to verdict, probabilities and plan, without Drools. */
@NullMarked
package org.backupdoctor.internal.reason;

import org.jspecify.annotations.NullMarked;
