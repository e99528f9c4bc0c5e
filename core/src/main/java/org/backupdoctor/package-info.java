/**
 * Why an iPhone or iPad isn't backing up to iCloud, and what to do about it, best step first.
 *
 * <p>{@link org.backupdoctor.Diagnoser#create()} makes a diagnoser with the bundled rules;
 * {@link org.backupdoctor.Diagnoser#diagnose diagnose} turns a {@link org.backupdoctor.DeviceSnapshot} into a
 * {@link org.backupdoctor.Report}. All types here are immutable and can be shared between threads, but for the builders.
 */
@NullMarked
package org.backupdoctor;

import org.jspecify.annotations.NullMarked;
