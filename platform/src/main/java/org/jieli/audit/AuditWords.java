package org.jieli.audit;

import java.util.Map;
import java.util.stream.Collectors;
import org.jieli.web.Ui;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Says in the reader's words what an entry holds in codes. */
@Component
public class AuditWords {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JsonMapper json;

    AuditWords(JsonMapper json) {
        this.json = json;
    }

    public String action(String action, Ui ui) {
        return ui.tOr("action." + action, action);
    }

    public String subject(AuditEntry entry, Ui ui) {
        return ui.tOr("audit.subject-" + entry.subjectType(), entry.subjectType());
    }

    /** The facts of an entry, one after the other; of a list only how many people it showed. */
    public String details(AuditEntry entry, Ui ui) {
        return json.readValue(entry.details(), FACTS).entrySet().stream()
                .map(fact -> fact.getKey().equals("residents")
                        ? ui.t("audit.people", people(fact.getValue()))
                        : ui.t("audit.fact", ui.tOr("audit.fact-" + fact.getKey(), fact.getKey()), fact.getValue()))
                .collect(Collectors.joining(ui.t("audit.between")));
    }

    private static long people(String identifiers) {
        return identifiers.isEmpty()
                ? 0
                : identifiers.chars().filter(each -> each == ',').count() + 1;
    }
}
