package org.backupdoctor.web.edit;

import java.nio.file.Path;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.spring.RulesProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desk at which rules are edited. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEditing
class EditingConfiguration {

    @Bean
    RuleDesk ruleDesk(Diagnoser diagnoser, RulesProperties rules) {
        Path directory = rules.directory();
        if (directory == null || !(diagnoser instanceof Diagnoser.Live live)) {
            throw new IllegalStateException(
                    "backupdoctor.editing.token is set but there is no directory for what is edited.\n"
                            + "Maybe backupdoctor.rules.directory is missing.");
        }
        return new RuleDesk(live, new Overlay(directory));
    }
}
