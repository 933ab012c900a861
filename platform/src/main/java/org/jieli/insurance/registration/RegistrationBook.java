package org.jieli.insurance.registration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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
    /** So many are counted; a list that is longer only says so. */
    static final int MOST_COUNTED = 10_000;

    private static final Pattern SERIAL = Pattern.compile("[0-9A-Za-z]{1,30}");

    private static final String OF_FUND = "where region like :region || '%' ";
    private static final String OF_INSTITUTIONS =
            "where (from_institution = any(:institutions) or to_institution = any(:institutions)) ";
    private static final String FILTER = """
              and (cast(:state as text) is null or state = :state) and (cast(:area as text) is null or area = :area)
              and (not :late or state in ('TO_SEND', 'FAILED') and late_after < :today)
              and (cast(:number as text) is null or number like :number or upper(person_number) = :person)
            """;

    private final JdbcClient jdbc;
    private final RegistrationRepository registrations;
    private final RegistrationGateway gateway;
    private final AuditLog audit;
    private final Clock clock;

    RegistrationBook(
            JdbcClient jdbc,
            RegistrationRepository registrations,
            RegistrationGateway gateway,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.registrations = registrations;
        this.gateway = gateway;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest first; audited. */
    KeysetPage<TransferRegistration> page(RegistrationFilter filter, int limit) {
        List<TransferRegistration> rows = jdbc.sql(RegistrationRepository.COLUMNS + within() + FILTER + """
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

    /** How many there are, at most one more than {@link #MOST_COUNTED}. */
    long count(RegistrationFilter filter) {
        return jdbc.sql("select count(*) from (select 1 from insurance.transfer_registration " + within() + FILTER
                        + " limit :most) counted")
                .params(values(filter))
                .param("most", MOST_COUNTED + 1)
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

    /** One whose message can be written; a cancellation that still waits for the fund's number cannot. */
    TransferRegistration readToWrite(UUID id) {
        TransferRegistration found = read(id);
        if (found.waitsForSerial()) {
            throw new Fault(InsuranceFault.STATE);
        }
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

    /** Sends it, or its cancellation, once more; {@link InsuranceFault#STATE} when it is confirmed or off. */
    void sendAgain(UUID id, int version) {
        TransferRegistration seen = seen(id, version);
        boolean cancels = seen.state() == RegistrationState.CANCEL_FAILED;
        Instant due = seen.waitsForSerial() ? null : clock.instant();
        move(
                seen,
                cancels || isOpen(seen),
                new Move(cancels ? RegistrationState.TO_CANCEL : RegistrationState.TO_SEND, null, null, null, 0, due),
                "insurance.registration-again");
    }

    /**
     * Whether the asker may write down the fund's number: the bureau and the sender's referral centre, where nothing is connected; the
     * bureau also that of a cancellation which waits for it.
     */
    boolean mayConfirm(TransferRegistration registration) {
        Access by = CurrentAccess.require();
        boolean bureau = by.role() == Role.INSURANCE_BUREAU;
        boolean sender = by.role() == Role.REFERRAL_CENTRE
                && registration.fromInstitution().equals(by.institutionId());
        boolean byHand = !gateway.isConnected() && (bureau || sender);
        return registration.waitsForSerial() ? byHand || bureau : byHand && isOpen(registration);
    }

    /** The bureau found that the fund never took it, so that there is nothing to cancel. */
    void neverTaken(UUID id, int version) {
        CurrentAccess.requireRole(Role.INSURANCE_BUREAU);
        TransferRegistration seen = seen(id, version);
        move(seen, seen.waitsForSerial(), Move.to(RegistrationState.CANCELLED), "insurance.registration-never-taken");
    }

    /** Writes down the fund's serial number, which somebody brought back; a cancellation that waited for it goes out. */
    void confirm(UUID id, int version, @Nullable String serial) {
        TransferRegistration seen = seen(id, version);
        if (!isOpen(seen) && !seen.waitsForSerial()) {
            throw new Fault(InsuranceFault.STATE);
        }
        if (!mayConfirm(seen)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        String number = serial == null ? "" : serial.strip();
        if (number.isEmpty()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("serial", "common.required")));
        }
        if (!SERIAL.matcher(number).matches()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("serial", "registration.serial-format")));
        }
        Move move = seen.waitsForSerial()
                ? new Move(RegistrationState.TO_CANCEL, number, null, null, 0, clock.instant())
                : new Move(RegistrationState.CONFIRMED, number, null, null, 0, null);
        move(seen, true, move, "insurance.registration-confirm");
    }

    private static boolean isOpen(TransferRegistration registration) {
        return registration.state() == RegistrationState.SENT
                || registration.state() == RegistrationState.TO_SEND
                || registration.state() == RegistrationState.FAILED;
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

    private static String within() {
        Access by = CurrentAccess.requireRole(ROLES);
        return by.scope().kind() == AccessScope.Kind.FUND ? OF_FUND : OF_INSTITUTIONS;
    }

    private Map<String, @Nullable Object> values(RegistrationFilter filter) {
        Access by = CurrentAccess.requireRole(ROLES);
        AccessScope scope = by.scope();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("region", scope.division() == null ? "" : scope.division());
        values.put("institutions", scope.institutions().toArray(UUID[]::new));
        values.put("state", filter.state() == null ? null : filter.state().name());
        values.put("area", filter.area() == null ? null : filter.area().name());
        values.put("late", filter.late());
        values.put("today", today());
        String number = filter.number();
        values.put("number", number == null || number.isEmpty() ? null : beginning(number));
        values.put("person", number);
        return values;
    }

    private static String beginning(String words) {
        return words.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }
}
