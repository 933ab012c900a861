package org.jieli.insurance.registration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.registration.RegistrationRepository.Move;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registrations within the asker's scope: to look through, to send again, and to confirm by hand where nothing is connected. */
@Service
@Transactional
class RegistrationBook {

    static final Role[] ROLES = {
        Role.INSURANCE_BUREAU, Role.REFERRAL_CENTRE, Role.FAMILY_DOCTOR, Role.SPECIALIST, Role.INTEGRATOR
    };
    private static final int LONGEST_SERIAL = 50;

    private static final String WITHIN = """
            where (:fund and region like :region || '%' or not :fund
                and (from_institution = any(:institutions) or to_institution = any(:institutions)))
              and (cast(:state as text) is null or state = :state) and (cast(:area as text) is null or area = :area)
              and (not :late or state in ('TO_SEND', 'FAILED') and late_after < :today)
              and (cast(:number as text) is null or number like '%' || :number || '%')
            """;

    private final JdbcClient jdbc;
    private final RegistrationRepository registrations;
    private final AuditLog audit;
    private final Clock clock;

    RegistrationBook(JdbcClient jdbc, RegistrationRepository registrations, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.registrations = registrations;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest first; audited. */
    KeysetPage<TransferRegistration> page(RegistrationFilter filter, int limit) {
        List<TransferRegistration> rows = jdbc.sql(RegistrationRepository.COLUMNS + WITHIN + """
                        and (cast(:after as uuid) is null or id < cast(:after as uuid)) order by id desc limit :limit
                        """)
                .params(values(filter))
                .param("after", filter.after())
                .param("limit", limit + 1)
                .query((row, number) -> RegistrationRepository.map(row))
                .list();
        audit.listed(
                "insurance.registrations",
                filter.toString(),
                rows.stream().map(TransferRegistration::residentId).toList());
        return KeysetPage.of(rows, limit, each -> each.id().toString());
    }

    long count(RegistrationFilter filter) {
        return jdbc.sql("select count(*) from insurance.transfer_registration " + WITHIN)
                .params(values(filter))
                .query(Long.class)
                .single();
    }

    /** One of them; audited. */
    TransferRegistration read(UUID id) {
        CurrentAccess.requireRole(ROLES);
        TransferRegistration found = registrations.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        audit.record("insurance.registration-read", found.residentId(), "registration", id, Map.of());
        return found;
    }

    /** That of a referral. */
    TransferRegistration ofReferral(UUID referralId) {
        CurrentAccess.requireRole(ROLES);
        return registrations
                .ofReferral(referralId)
                .map(found -> read(found.id()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** Sends it once more; {@link InsuranceFault#STATE} when it is confirmed or off. */
    void sendAgain(UUID id, int version) {
        TransferRegistration seen = seen(id, version);
        boolean may = seen.state() == RegistrationState.FAILED
                || seen.state() == RegistrationState.SENT
                || seen.state() == RegistrationState.TO_SEND;
        Instant now = clock.instant();
        move(seen, may, new Move(RegistrationState.TO_SEND, null, null, null, 0, now), "insurance.registration-again");
    }

    /** Writes down the fund's serial number, which somebody brought back. */
    void confirm(UUID id, int version, @Nullable String serial) {
        TransferRegistration seen = seen(id, version);
        if (serial == null || serial.isBlank()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("serial", "common.required")));
        }
        if (serial.strip().length() > LONGEST_SERIAL) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("serial", "common.too-long", LONGEST_SERIAL)));
        }
        boolean may = seen.state() == RegistrationState.SENT
                || seen.state() == RegistrationState.TO_SEND
                || seen.state() == RegistrationState.FAILED;
        move(
                seen,
                may,
                new Move(RegistrationState.CONFIRMED, serial.strip(), null, null, 0, null),
                "insurance.registration-confirm");
    }

    private TransferRegistration seen(UUID id, int version) {
        CurrentAccess.requireRole(ROLES);
        TransferRegistration seen = registrations.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (seen.version() != version) {
            throw new Fault(InsuranceFault.STATE);
        }
        return seen;
    }

    private void move(TransferRegistration seen, boolean may, Move move, String action) {
        String by = CurrentAccess.require().personName();
        if (!may || !registrations.move(seen, move, clock.instant(), by)) {
            throw new Fault(InsuranceFault.STATE);
        }
        audit.record(action, seen.residentId(), "registration", seen.id(), Map.of());
    }

    LocalDate today() {
        return ChinaTime.date(clock.instant());
    }

    private Map<String, @Nullable Object> values(RegistrationFilter filter) {
        Access by = CurrentAccess.requireRole(ROLES);
        AccessScope scope = by.scope();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("fund", scope.kind() == AccessScope.Kind.FUND);
        values.put("region", scope.division() == null ? "" : scope.division());
        values.put("institutions", scope.institutions().toArray(UUID[]::new));
        values.put("state", filter.state() == null ? null : filter.state().name());
        values.put("area", filter.area() == null ? null : filter.area().name());
        values.put("late", filter.late());
        values.put("today", today());
        values.put(
                "number",
                filter.number() == null || filter.number().isBlank()
                        ? null
                        : filter.number().strip());
        return values;
    }
}
