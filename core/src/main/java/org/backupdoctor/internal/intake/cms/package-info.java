/** Takes what is signed out of its envelope (Cryptographic Message Syntax, RFC 5652). Nothing is verified here. */
@NullMarked
package org.backupdoctor.internal.intake.cms;

import org.jspecify.annotations.NullMarked;
