/**
 * For tests of rules: {@link org.backupdoctor.testing.RuleVerifier} states in Java what rules say of a snapshot, and
 * {@link org.backupdoctor.testing.CaseResults} runs the cases that lie beside the rules. Neither needs a test library.
 */
@NullMarked
package org.backupdoctor.testing;

import org.jspecify.annotations.NullMarked;
