package org.jieli.insurance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes insured people and settled bills straight into the tables, for tests of what comes after settlement. */
public final class PaidBills {

    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String region;

    public PaidBills(JdbcClient jdbc, TransactionTemplate transactions, String region) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.region = region;
    }

    /** A bill: who, where, when, for what, how much of it the fund pays. */
    public record Bill(
            UUID resident,
            UUID institution,
            CareKind kind,
            CareArea area,
            LocalDate to,
            int days,
            String diagnosis,
            String total,
            String basic,
            boolean stepwise,
            @Nullable UUID referredFrom,
            @Nullable EpisodeDirection direction) {

        public static Bill stay(
                UUID resident, UUID institution, LocalDate to, String diagnosis, String total, String basic) {
            return new Bill(
                    resident,
                    institution,
                    CareKind.INPATIENT,
                    CareArea.LOCAL,
                    to,
                    7,
                    diagnosis,
                    total,
                    basic,
                    true,
                    null,
                    null);
        }

        public Bill lasting(int longer) {
            return new Bill(
                    resident,
                    institution,
                    kind,
                    area,
                    to,
                    longer,
                    diagnosis,
                    total,
                    basic,
                    stepwise,
                    referredFrom,
                    direction);
        }

        public Bill in(CareArea elsewhere) {
            return new Bill(
                    resident,
                    institution,
                    kind,
                    elsewhere,
                    to,
                    days,
                    diagnosis,
                    total,
                    basic,
                    stepwise,
                    referredFrom,
                    direction);
        }

        public Bill ofKind(CareKind other) {
            return new Bill(
                    resident,
                    institution,
                    other,
                    area,
                    to,
                    0,
                    diagnosis,
                    total,
                    basic,
                    stepwise,
                    referredFrom,
                    direction);
        }

        public Bill notReferred() {
            return new Bill(
                    resident,
                    institution,
                    kind,
                    area,
                    to,
                    days,
                    diagnosis,
                    total,
                    basic,
                    false,
                    referredFrom,
                    direction);
        }

        public Bill referred(UUID from, EpisodeDirection way) {
            return new Bill(resident, institution, kind, area, to, days, diagnosis, total, basic, stepwise, from, way);
        }
    }

    /** A person of a division who is insured from 2000 on. */
    public UUID person(String division, LocalDate born, Scheme scheme) {
        UUID id = Identifiers.next();
        int serial = SERIAL.incrementAndGet();
        asSystem(() -> {
            jdbc.sql("""
                            insert into resident.resident (id, name, initials, sex, birth_date, identity_hash, record_number, division)
                            values (:id, '示范参保人', 'sfcbr', 'FEMALE', :born, :hash, :number, :division)
                            """)
                    .param("id", id)
                    .param("born", born)
                    .param("hash", id.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .param("number", "T" + id.toString().replace("-", "").substring(0, 16) + serial)
                    .param("division", division)
                    .update();
            jdbc.sql("""
                            insert into insurance.coverage (id, resident_id, region, scheme, person_number, born, sex, valid)
                            values (:id, :resident, :region, :scheme, :number, :born, '2', '[2000-01-01,)')
                            """)
                    .param("id", Identifiers.next())
                    .param("resident", id)
                    .param("region", region)
                    .param("scheme", scheme.name())
                    .param("number", "P" + serial)
                    .param("born", born)
                    .update();
        });
        return id;
    }

    /** A family-doctor agreement at an institution for some months from a day on. */
    public void contract(UUID resident, UUID institution, LocalDate from, int months) {
        UUID team = Identifiers.next();
        asSystem(() -> {
            jdbc.sql("insert into enrolment.team (id, institution_id, name) values (:id, :institution, :name)")
                    .param("id", team)
                    .param("institution", institution)
                    .param("name", "示范团队" + team)
                    .update();
            jdbc.sql("""
                            insert into enrolment.agreement
                              (id, resident_id, birth_date, division, team_id, institution_id, doctor_id, doctor_name, kind, state, from_date,
                               to_date, place, signer, signed_at)
                            values (:id, :resident, '1960-05-01', '640522', :team, :institution, :id, '示范医生', 'ORDINARY', 'SIGNED', :from,
                                    :to, 'DESK', '本人', now())
                            """)
                    .param("id", Identifiers.next())
                    .param("resident", resident)
                    .param("team", team)
                    .param("institution", institution)
                    .param("from", from)
                    .param("to", from.plusMonths(months))
                    .update();
        });
    }

    /** The bill's identifier. */
    public UUID settled(Bill bill) {
        UUID id = Identifiers.next();
        asSystem(() -> {
            jdbc.sql("""
                            insert into insurance.claim
                              (id, number, resident_id, region, scheme, kind, institution_id, level, area, from_on, to_on, diagnosis,
                               diagnosis_name, arrival, referral_id, referral_from_claim, items, amounts, quantities, total, received_by)
                            values (:id, :number, :resident, :region, 'RESIDENT', :kind, :institution, '二级', :area, :from, :to, :diagnosis,
                                    :diagnosis, 'DIRECT', :referral, :referredFrom, array['BED'], array[:total], array[1], :total, 'test')
                            """)
                    .param("id", id)
                    .param("number", "T" + id)
                    .param("resident", bill.resident())
                    .param("region", region)
                    .param("kind", bill.kind().name())
                    .param("institution", bill.institution())
                    .param("area", bill.area().name())
                    .param("from", bill.to().minusDays(bill.days()))
                    .param("to", bill.to())
                    .param("diagnosis", bill.diagnosis())
                    .param("referral", bill.referredFrom() == null ? null : Identifiers.next())
                    .param("referredFrom", bill.referredFrom())
                    .param("total", new BigDecimal(bill.total()))
                    .update();
            settle(id, 1, bill);
        });
        return id;
    }

    /** Another settlement of a bill takes the place of the one before. */
    public void settledAgain(UUID claim, int revision, Bill bill) {
        asSystem(() -> {
            jdbc.sql("update insurance.settlement set current = false where claim_id = :id")
                    .param("id", claim)
                    .update();
            settle(claim, revision, bill);
        });
    }

    private void settle(UUID claim, int revision, Bill bill) {
        BigDecimal total = new BigDecimal(bill.total());
        BigDecimal basic = new BigDecimal(bill.basic());
        jdbc.sql("""
                        insert into insurance.settlement
                          (claim_id, revision, resident_id, institution_id, region, rule_set, year, covered, deductible, basic, critical,
                           assistance, person, stepwise, direction, ledger, balances)
                        values (:claim, :revision, :resident, :institution, :region, :rules, :year, :total, 0, :basic, 0, 0, :person, :stepwise,
                                :direction, :ledger::jsonb, '{}')
                        """)
                .param("claim", claim)
                .param("revision", revision)
                .param("resident", bill.resident())
                .param("institution", bill.institution())
                .param("region", region)
                .param("rules", Identifiers.next())
                .param("year", bill.to().getYear())
                .param("total", total)
                .param("basic", basic)
                .param("person", total.subtract(basic))
                .param("stepwise", bill.stepwise())
                .param(
                        "direction",
                        bill.direction() == null ? null : bill.direction().name())
                .param(
                        "ledger",
                        bill.stepwise()
                                ? "[]"
                                : "[{\"step\":\"NOT_REFERRED\",\"before\":0.65,\"after\":0.55},"
                                        + "{\"step\":\"SEGMENT\",\"before\":" + bill.total() + ",\"after\":1}]")
                .update();
    }

    private void asSystem(Runnable work) {
        CurrentAccess.runAsSystem("test", () -> transactions.executeWithoutResult(status -> work.run()));
    }
}
