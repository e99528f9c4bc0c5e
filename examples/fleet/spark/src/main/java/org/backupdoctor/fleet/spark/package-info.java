/** The library within Spark. */
@NullMarked
package org.backupdoctor.fleet.spark;

import org.jspecify.annotations.NullMarked;
