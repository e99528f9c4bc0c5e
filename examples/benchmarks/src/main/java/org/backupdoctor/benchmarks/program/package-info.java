/** What JMH can't ask: programs that each answer one question, in processes of their own or over a long time. */
@NullMarked
package org.backupdoctor.benchmarks.program;

import org.jspecify.annotations.NullMarked;
