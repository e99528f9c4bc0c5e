/** Refits priors and efficacies from what became of remedies. */
@NullMarked
package org.backupdoctor.internal.learn;

import org.jspecify.annotations.NullMarked;
