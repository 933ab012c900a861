package org.jieli.alliance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** The settings as typed; shares in percent. */
record AllianceForm(
        @Nullable String name,
        @Nullable String tight,
        @Nullable String reservedSlotShare,
        @Nullable String releaseHours,
        @Nullable String reservedBedShare,
        @Nullable String version) {

    static AllianceForm of(Alliance alliance) {
        return new AllianceForm(
                alliance.name(),
                alliance.tight() ? "on" : "",
                percent(alliance.reservedSlotShare()),
                Integer.toString(alliance.releaseHours()),
                percent(alliance.reservedBedShare()),
                Integer.toString(alliance.version()));
    }

    boolean isTight() {
        return !text(tight).isEmpty();
    }

    /** The settings; a fault that names each field that is no number. */
    AllianceSettings settings() {
        List<FieldFault> faults = new ArrayList<>();
        if (!text(reservedSlotShare).matches("[0-9]{1,3}(\\.[0-9])?")) {
            faults.add(FieldFault.of("reservedSlotShare", "alliance.share"));
        }
        if (!text(reservedBedShare).matches("[0-9]{1,3}(\\.[0-9])?")) {
            faults.add(FieldFault.of("reservedBedShare", "alliance.share"));
        }
        if (!text(releaseHours).matches("[0-9]{1,4}")) {
            faults.add(FieldFault.of("releaseHours", "alliance.release-hours", AllianceSettings.LONGEST_RELEASE_HOURS));
        }
        Fault.throwIfAny(faults);
        return new AllianceSettings(
                text(name),
                isTight(),
                new BigDecimal(text(reservedSlotShare)).movePointLeft(2),
                Integer.parseInt(text(releaseHours)),
                new BigDecimal(text(reservedBedShare)).movePointLeft(2));
    }

    int knownVersion() {
        return text(version).matches("[0-9]{1,9}") ? Integer.parseInt(text(version)) : 0;
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
