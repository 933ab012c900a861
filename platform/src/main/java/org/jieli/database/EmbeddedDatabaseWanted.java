package org.jieli.database;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** True unless an external server is named with {@code JIELI_DB_URL}. */
class EmbeddedDatabaseWanted implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("jieli.db-url", "").isBlank();
    }
}
