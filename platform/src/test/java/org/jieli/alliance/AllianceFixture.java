package org.jieli.alliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jieli.shared.Identifiers;

/** Invented alliances for tests; every call makes another one. */
public final class AllianceFixture {

    private AllianceFixture() {}

    public static NewAlliance countyCommunity(UUID lead, Set<UUID> members, LocalDate founded) {
        UUID id = Identifiers.next();
        return new NewAlliance(
                id,
                "示范县域医共体" + id,
                AllianceSummary.Form.COUNTY_MEDICAL_COMMUNITY,
                true,
                lead,
                members,
                new BigDecimal("0.2"),
                24,
                new BigDecimal("0.05"),
                founded);
    }
}
