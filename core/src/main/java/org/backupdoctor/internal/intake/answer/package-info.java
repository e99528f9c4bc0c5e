/** What every kind of answer is read with, and what comes of it. */
@NullMarked
package org.backupdoctor.internal.intake.answer;

import org.jspecify.annotations.NullMarked;
