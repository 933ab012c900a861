package org.jieli.assessment.board;

import java.util.List;
import java.util.UUID;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who reads the board.
 *
 * @param forms the kinds of form that he fills in
 * @param authority whether he stands in the line above, and so reads what is said to all kinds
 */
record BoardReader(
        String division,
        List<String> forms,
        boolean authority,
        @Nullable UUID account) {

    /** {@link org.jieli.shared.CommonFault#FORBIDDEN} for roles that have nothing to do with reporting. */
    static Access require() {
        return CurrentAccess.requireRole(Role.ALLIANCE_OFFICE, Role.HEALTH_COMMISSION, Role.EVALUATOR);
    }

    static BoardReader of(Reports reports) {
        Access access = require();
        boolean authority = access.role() != Role.ALLIANCE_OFFICE;
        List<String> forms = authority
                ? List.of()
                : reports.chosenTask()
                        .map(task -> reports.mine(task).stream()
                                .map(report -> report.unit().form())
                                .distinct()
                                .toList())
                        .orElse(List.of());
        return new BoardReader(access.division(), forms, authority, access.accountId());
    }
}
