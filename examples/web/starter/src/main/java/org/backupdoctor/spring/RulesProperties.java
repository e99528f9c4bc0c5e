package org.backupdoctor.spring;

import java.nio.file.Path;
import org.backupdoctor.RuleSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which rules the Diagnoser has.
 *
 * @param directory Directory of edited rules, laid over the bundled ones. Without it there are the bundled ones alone.
 * @param watch Whether what is saved in the directory is at work a moment later, unless it is wrong.
 * @param mode How far the authors of the directory's rules are trusted.
 * @param compiledIn Folder that keeps what edited rules are compiled to for the next start.
 */
@ConfigurationProperties("backupdoctor.rules")
public record RulesProperties(
        @Nullable Path directory,
        @DefaultValue("true") boolean watch,
        @DefaultValue("RESTRICTED") RuleSet.Mode mode,
        @Nullable Path compiledIn) {}
