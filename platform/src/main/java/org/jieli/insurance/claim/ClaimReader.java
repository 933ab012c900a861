package org.jieli.insurance.claim;

import java.util.List;
import java.util.stream.Collectors;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what somebody sends as JSON and names the place that cannot be read, e.g. a kind of care that does not exist. */
@Component
class ClaimReader {

    private final JsonMapper json;

    ClaimReader(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** {@link CommonFault#UNREADABLE} where it is no JSON, {@link CommonFault#INVALID} where one value is not what it should be. */
    <T> T read(String body, Class<T> type) {
        T read;
        try {
            read = json.readValue(body, type);
        } catch (JacksonException e) {
            String path = path(e.getPath());
            throw path.isEmpty()
                    ? new Fault(CommonFault.UNREADABLE)
                    : new Fault(CommonFault.INVALID, List.of(FieldFault.of(path, CommonFault.UNREADABLE.code())));
        }
        if (read == null) {
            throw new Fault(CommonFault.UNREADABLE);
        }
        return read;
    }

    private static String path(List<JacksonException.Reference> references) {
        return references.stream()
                .map(each ->
                        each.getPropertyName() == null ? "[" + each.getIndex() + "]" : "." + each.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
