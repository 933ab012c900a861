package org.jieli.insurance.parameter;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** A version out of the body of a request: nothing that has to be there is missing, at any depth. */
final class RuleRequest {

    private static final List<String> HEAD = List.of("scheme", "year", "name", "from", "source", "confidence", "rules");

    private final List<FieldFault> faults = new ArrayList<>();

    private RuleRequest() {}

    /**
     * The version.
     *
     * @throws Fault with the path of everything that is missing
     */
    static RuleSet of(UUID id, String region, RuleSetApi.Wanted wanted) {
        RuleRequest request = new RuleRequest();
        List<Function<RuleSetApi.Wanted, @Nullable Object>> values = List.of(
                RuleSetApi.Wanted::scheme,
                RuleSetApi.Wanted::year,
                RuleSetApi.Wanted::name,
                RuleSetApi.Wanted::from,
                RuleSetApi.Wanted::source,
                RuleSetApi.Wanted::confidence,
                RuleSetApi.Wanted::rules);
        for (int i = 0; i < HEAD.size(); i++) {
            if (values.get(i).apply(wanted) == null) {
                request.faults.add(FieldFault.of(HEAD.get(i), "common.required"));
            }
        }
        if (wanted.rules() != null) {
            request.whole("rules", wanted.rules());
        }
        Fault.throwIfAny(request.faults);
        return new RuleSet(
                id,
                region,
                Objects.requireNonNull(wanted.scheme()),
                Objects.requireNonNull(wanted.year()),
                1,
                Objects.requireNonNull(wanted.name()),
                Objects.requireNonNull(wanted.from()),
                wanted.to(),
                Objects.requireNonNull(wanted.source()),
                Objects.requireNonNull(wanted.confidence()),
                Objects.requireNonNull(wanted.rules()));
    }

    private void whole(String path, Record value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String inside = path + "." + component.getName();
            Object known = RuleFields.read(component, value);
            if (known == null && !RuleFields.mayBeMissing(component)) {
                faults.add(FieldFault.of(inside, "common.required"));
            } else {
                inside(inside, known);
            }
        }
    }

    private void inside(String path, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (value) {
            case Record row -> whole(path, row);
            case Collection<?> rows -> {
                int place = 0;
                for (Object row : rows) {
                    required(path + "[" + place + "]", row);
                    place++;
                }
            }
            case Map<?, ?> map -> map.forEach((key, row) -> required(path + "." + key, row));
            default -> {}
        }
    }

    private void required(String path, @Nullable Object value) {
        if (value == null) {
            faults.add(FieldFault.of(path, "common.required"));
        } else {
            inside(path, value);
        }
    }
}
