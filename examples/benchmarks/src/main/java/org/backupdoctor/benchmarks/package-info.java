/** How fast it is, beside others: each class is one question, asked with JMH or in processes of its own. */
@NullMarked
package org.backupdoctor.benchmarks;

import org.jspecify.annotations.NullMarked;
