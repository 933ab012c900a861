package org.jieli.medication.prescription;

import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What doctors and pharmacists do with a prescription, by the name of the act. */
@Component
public class PrescriptionActs {

    private final PharmacistReview reviewing;
    private final Mending mending;
    private final Issuing issuing;

    PrescriptionActs(PharmacistReview reviewing, Mending mending, Issuing issuing) {
        this.reviewing = reviewing;
        this.mending = mending;
        this.issuing = issuing;
    }

    /** An act by its name in the address. */
    public enum Act {
        APPROVE,
        SEND_BACK,
        EXPLAIN,
        REDIRECT,
        RESUME,
        STOP,
        VOID
    }

    /** {@code words} are the reason, the answer or the evaluation; {@code dispenseAt} is for a redirection. */
    public void act(UUID id, Act act, @Nullable String words, @Nullable UUID dispenseAt) {
        String said = words == null ? "" : words;
        switch (act) {
            case APPROVE -> reviewing.approve(id);
            case SEND_BACK -> reviewing.sendBack(id, said);
            case EXPLAIN -> mending.explain(id, said);
            case REDIRECT -> mending.redirect(id, dispenseAt);
            case RESUME -> mending.resume(id, said);
            case STOP -> mending.stop(id, said);
            case VOID -> mending.voidIt(id, said);
        }
    }

    /** Writes a prescription; a body without a resident is a fault of that field. */
    @SuppressWarnings("ConstantValue")
    UUID issue(NewPrescription wanted) {
        if (wanted.residentId() == null) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("residentId", "common.required")));
        }
        return issuing.issue(wanted, List.of());
    }
}
