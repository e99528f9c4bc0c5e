/** A Diagnoser for Spring Boot: its rules by configuration, and what becomes of them as health, meters and observations. */
@NullMarked
package org.backupdoctor.spring;

import org.jspecify.annotations.NullMarked;
