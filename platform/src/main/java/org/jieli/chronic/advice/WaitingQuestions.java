package org.jieli.chronic.advice;

import java.util.List;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.Role;
import org.jieli.web.WaitingWork;
import org.springframework.stereotype.Component;

/** Questions that a hospital has not answered, on the start page of its specialists. */
@Component
class WaitingQuestions implements WaitingWork {

    private final TeamMessages messages;

    WaitingQuestions(TeamMessages messages) {
        this.messages = messages;
    }

    @Override
    public List<Waiting> of(Access access) {
        UUID own = access.institutionId();
        return own != null && access.role() == Role.SPECIALIST
                ? List.of(new Waiting("chronic.advice-title", messages.countOpen(own), "/advice"))
                : List.of();
    }
}
