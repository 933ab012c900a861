package org.jieli.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class AlliancesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate FOUNDED = LocalDate.of(2024, 1, 1);

    @Autowired
    Alliances alliances;

    @Autowired
    StoredAllianceRegistry registry;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    OwnerConnection owner;

    UUID lead;
    UUID centre;
    UUID stranger;
    NewAlliance community;

    @BeforeEach
    void aCountyCommunityOfTwo() {
        NewInstitution hospital = InstitutionFixture.countyHospital();
        NewInstitution township = InstitutionFixture.healthCentre();
        NewInstitution other = InstitutionFixture.healthCentre();
        institutions.register(List.of(hospital, township, other));
        lead = hospital.id();
        centre = township.id();
        stranger = other.id();
        community = AllianceFixture.countyCommunity(lead, Set.of(centre), FOUNDED);
        registry.found(community);
    }

    @Test
    void theLeadIsAMemberAndLeads() {
        assertThat(alliances.ledBy(lead, TODAY)).containsExactlyInAnyOrder(lead, centre);
        assertThat(alliances.ledBy(centre, TODAY)).containsExactly(centre);
        assertThat(alliances.partners(centre, TODAY)).containsExactlyInAnyOrder(lead, centre);
        assertThat(alliances.partners(stranger, TODAY)).containsExactly(stranger);
        assertThat(alliances.of(centre, TODAY)).singleElement().satisfies(alliance -> {
            assertThat(alliance.leadInstitutionId()).isEqualTo(lead);
            assertThat(alliance.reservedSlotShare()).isEqualByComparingTo("0.2");
        });
    }

    @Test
    void beforeItsFoundationThereIsNoAlliance() {
        assertThat(alliances.of(centre, FOUNDED.minusDays(1))).isEmpty();
        assertThat(alliances.partners(centre, FOUNDED.minusDays(1))).containsExactly(centre);
    }

    @Test
    void membersComeAndGoOnTheirDays() {
        asSystem(() -> registry.join(community.id(), stranger, LocalDate.of(2025, 1, 1)));
        asSystem(() -> registry.leave(community.id(), centre, LocalDate.of(2025, 6, 1)));
        assertThat(alliances.ledBy(lead, LocalDate.of(2024, 12, 31))).containsExactlyInAnyOrder(lead, centre);
        assertThat(alliances.ledBy(lead, LocalDate.of(2025, 3, 1))).containsExactlyInAnyOrder(lead, centre, stranger);
        assertThat(alliances.ledBy(lead, TODAY)).containsExactlyInAnyOrder(lead, stranger);
    }

    @Test
    void whoComesAndGoesIsInTheAuditLog() {
        asSystem(() -> registry.join(community.id(), stranger, LocalDate.of(2025, 1, 1)));
        asSystem(() -> registry.leave(community.id(), centre, LocalDate.of(2025, 6, 1)));
        assertThat(owner.jdbc()
                        .sql("select action from audit.entry where subject_id = :id order by id")
                        .param("id", community.id())
                        .query(String.class)
                        .list())
                .containsExactly("alliance.join", "alliance.leave");
    }

    @Test
    void nobodyIsAMemberTwiceAtATime() {
        assertThatThrownBy(() -> asSystem(() -> registry.join(community.id(), centre, TODAY)))
                .hasMessage("alliance.member-already");
        asSystem(() -> registry.leave(community.id(), centre, LocalDate.of(2025, 6, 1)));
        asSystem(() -> registry.join(community.id(), centre, LocalDate.of(2026, 1, 1)));
        assertThat(alliances.ledBy(lead, LocalDate.of(2025, 8, 1))).doesNotContain(centre);
        assertThat(alliances.ledBy(lead, TODAY)).contains(centre);
    }

    @Test
    void theLeadCannotLeave() {
        assertThatThrownBy(() -> asSystem(() -> registry.leave(community.id(), lead, TODAY)))
                .hasMessage("alliance.lead-stays");
        assertThatThrownBy(() -> asSystem(() -> registry.leave(community.id(), stranger, TODAY)))
                .hasMessage("alliance.not-a-member");
    }

    @Test
    void twoWhoChangeTheSettingsAtOnceDoNotOverwriteEachOther() {
        AllianceSettings settings =
                new AllianceSettings(community.name(), true, new BigDecimal("0.3"), 48, new BigDecimal("0.05"));
        registry.change(community.id(), settings, 1);
        assertThatThrownBy(() -> registry.change(community.id(), settings, 1)).hasMessage("common.stale");
        assertThat(alliances.find(community.id(), TODAY).orElseThrow().releaseHours())
                .isEqualTo(48);
    }

    @Test
    void faultySettingsAreToldByField() {
        AllianceSettings settings = new AllianceSettings(" ", true, new BigDecimal("1.01"), -1, new BigDecimal("-0.1"));
        assertThatThrownBy(() -> registry.change(community.id(), settings, 1))
                .hasMessageContaining("name")
                .hasMessageContaining("reservedSlotShare")
                .hasMessageContaining("releaseHours")
                .hasMessageContaining("reservedBedShare");
        assertThatThrownBy(() -> registry.found(AllianceFixture.countyCommunity(Identifiers.next(), Set.of(), FOUNDED)))
                .hasMessageContaining("leadInstitutionId");
    }

    private static void asSystem(Runnable work) {
        CurrentAccess.runAsSystem("test", work);
    }
}
