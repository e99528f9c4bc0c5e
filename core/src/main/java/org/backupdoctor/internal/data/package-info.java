/** Reading and writing JSON and YAML as plain trees of maps, lists and values. */
@NullMarked
package org.backupdoctor.internal.data;

import org.jspecify.annotations.NullMarked;
