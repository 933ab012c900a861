package org.jieli.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.NewAlliance;
import org.jieli.assessment.task.NewTask;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Tasks;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.springframework.boot.test.context.TestComponent;

/** A county of its own with a lead hospital and a township centre that report, for tests; every call makes another one. */
@TestComponent
public class ReportingFixture {

    private final InstitutionRegistry registry;
    private final AllianceRegistry alliances;
    private final AccountFixture accounts;
    private final Tasks tasks;
    private final Reports reports;
    private final Clock clock;

    ReportingFixture(
            InstitutionRegistry registry,
            AllianceRegistry alliances,
            AccountFixture accounts,
            Tasks tasks,
            Reports reports,
            Clock clock) {
        this.registry = registry;
        this.alliances = alliances;
        this.accounts = accounts;
        this.tasks = tasks;
        this.reports = reports;
        this.clock = clock;
    }

    /** An urban group: its lead, a supported member, and the account of the lead's office. */
    public record Group(NewInstitution lead, NewInstitution member, String office) {}

    public Group urbanGroup(String division) {
        NewInstitution lead = InstitutionFixture.institution("示范市中心医院", "A100", Tier.TERTIARY, division);
        NewInstitution member = InstitutionFixture.institution("示范区人民医院", "A100", Tier.SECONDARY, division);
        registry.register(List.of(lead, member));
        NewAlliance community =
                AllianceFixture.countyCommunity(lead.id(), Set.of(member.id()), LocalDate.of(2024, 1, 1));
        alliances.found(new NewAlliance(
                community.id(),
                community.name(),
                AllianceSummary.Form.URBAN_MEDICAL_GROUP,
                community.tight(),
                community.leadInstitutionId(),
                community.members(),
                community.reservedSlotShare(),
                community.releaseHours(),
                community.reservedBedShare(),
                community.founded()));
        return new Group(lead, member, accounts.open(Role.ALLIANCE_OFFICE, lead.id(), division, null));
    }

    /** A task of the area that is open now. */
    public UUID openTask(String area) {
        LocalDateTime now = ChinaTime.dateTime(clock.instant());
        return task(area, now.minusDays(1), now.plusDays(10));
    }

    public UUID task(String area, LocalDateTime opens, LocalDateTime closes) {
        return callAs(
                leader(area),
                () -> tasks.set(new NewTask(
                        "示范任务" + Identifiers.next(),
                        "2019",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 6, 30),
                        118,
                        opens,
                        closes,
                        null)));
    }

    /** The report of an institution in a task. */
    public Report report(UUID task, NewInstitution institution) {
        Access office = office(institution);
        return callAs(office, () -> reports.mine(reports.task(task)).stream()
                .filter(report -> institution.id().equals(report.unit().institutionId()))
                .findFirst()
                .orElseThrow());
    }

    public Access office(NewInstitution institution) {
        return new Access(
                null,
                null,
                "填报人",
                institution.id(),
                institution.name(),
                Role.ALLIANCE_OFFICE,
                institution.division(),
                AccessScope.institutions(Set.of(institution.id())));
    }

    public Access leader(String area) {
        return new Access(null, null, "评估人", null, "评估机构", Role.EVALUATOR, area, AccessScope.division(area));
    }

    public Access commission(String area) {
        return new Access(null, null, "审核人", null, "卫健委", Role.HEALTH_COMMISSION, area, AccessScope.division(area));
    }

    public <T> T callAs(Access access, java.util.function.Supplier<T> work) {
        return CurrentAccess.callAs(access, work);
    }
}
