package org.backupdoctor.web.edit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.backupdoctor.Diagnoser;
import org.backupdoctor.web.http.EditingProperties;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There only where a token is configured, see {@link EditingProperties}; then the {@link Diagnoser} is a live one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnEditing.Configured.class)
@interface ConditionalOnEditing {

    /** A token is configured. */
    final class Configured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("backupdoctor.editing.token", "")
                    .isBlank();
        }
    }
}
