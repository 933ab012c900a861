package org.jieli.criteria;

import java.util.List;
import java.util.Objects;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;

/** Notes which rows of a table spoke, from 1, because the collected outputs alone do not tell. */
final class MatchedRows implements DMNRuntimeEventListener {

    private static final String KEY = "rows";

    static List<Integer> of(DMNContext answered) {
        @SuppressWarnings("unchecked")
        List<Integer> rows =
                (List<Integer>) Objects.requireNonNull(answered.getMetadata().get(KEY));
        return rows;
    }

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
        event.getResult().getContext().getMetadata().set(KEY, event.getSelected());
    }
}
