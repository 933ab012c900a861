package org.jieli.alliance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jieli.shared.FieldFault;

/** What an alliance's office decides. */
record AllianceSettings(
        String name, boolean tight, BigDecimal reservedSlotShare, int releaseHours, BigDecimal reservedBedShare) {

    private static final int NAME = 70;
    static final int LONGEST_RELEASE_HOURS = 720;

    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        if (name.isBlank()) {
            faults.add(FieldFault.of("name", "common.required"));
        } else if (name.length() > NAME) {
            faults.add(FieldFault.of("name", "common.too-long", NAME));
        }
        if (isNoShare(reservedSlotShare)) {
            faults.add(FieldFault.of("reservedSlotShare", "alliance.share"));
        }
        if (isNoShare(reservedBedShare)) {
            faults.add(FieldFault.of("reservedBedShare", "alliance.share"));
        }
        if (releaseHours < 0 || releaseHours > LONGEST_RELEASE_HOURS) {
            faults.add(FieldFault.of("releaseHours", "alliance.release-hours", LONGEST_RELEASE_HOURS));
        }
        return faults;
    }

    private static boolean isNoShare(BigDecimal share) {
        return share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0;
    }
}
