/** Opens the library for comparing: the only package here that knows how core works inside. */
@NullMarked
package org.backupdoctor.benchmarks.library;

import org.jspecify.annotations.NullMarked;
