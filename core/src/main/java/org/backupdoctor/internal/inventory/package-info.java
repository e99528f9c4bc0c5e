/** Reads exports of device inventories by a mapping: which column or JSON path goes into which field of a snapshot. */
@NullMarked
package org.backupdoctor.internal.inventory;

import org.jspecify.annotations.NullMarked;
