/** The command line: {@code backup-doctor diagnose}, {@code snapshot} and {@code rules}. */
package org.backupdoctor.cli;
