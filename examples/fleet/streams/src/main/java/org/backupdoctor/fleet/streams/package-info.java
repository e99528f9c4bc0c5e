/** The library within Kafka Streams. */
@NullMarked
package org.backupdoctor.fleet.streams;

import org.jspecify.annotations.NullMarked;
