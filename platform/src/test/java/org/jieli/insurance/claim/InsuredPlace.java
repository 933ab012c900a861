package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.database.Revisions;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.parameter.RuleFile;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.resident.NewResident;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An invented pooling region with the linear city's rules, three institutions and insured people; another one each time. */
@TestComponent
public class InsuredPlace {

    private final AccountFixture accounts;
    private final InstitutionRegistry registry;
    private final Residents residents;
    private final CoverageBook coverage;
    private final JdbcClient jdbc;
    private final Revisions revisions;
    private final TransactionTemplate transactions;
    private final JsonMapper json;
    private final Clock clock;

    InsuredPlace(
            AccountFixture accounts,
            InstitutionRegistry registry,
            Residents residents,
            CoverageBook coverage,
            JdbcClient jdbc,
            Revisions revisions,
            TransactionTemplate transactions,
            JsonMapper json,
            Clock clock) {
        this.accounts = accounts;
        this.registry = registry;
        this.residents = residents;
        this.coverage = coverage;
        this.jdbc = jdbc;
        this.revisions = revisions;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** A district of a city of another province where nobody issued rules yet. */
    private String unusedDistrict() {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(
                        status -> jdbc.sql("""
                        select code from region.division d
                        where code ~ '^[0-9]{6}$' and code !~ '00$' and code !~ '^41' and not exists (
                          select from insurance.rule_set r where d.code like r.region || '%' and r.state = 'ISSUED')
                          and not exists (select from insurance.coverage v where v.region = left(d.code, 4))
                        order by random() limit 1
                        """).query(String.class).single()));
    }

    /** Insures somebody in another region, where he went straight to the city's hospital this year. */
    public void directStayOf(ResidentSummary person) {
        Fund fund = found();
        fund.cover(person, person.birthDate());
        LocalDate start = LocalDate.of(fund.today.getYear(), 1, 1);
        fund.send(fund.integrator(fund.city), stay(person, start, 0, "20000"));
    }

    /** Another region. */
    public Fund found() {
        return new Fund();
    }

    /** A region with its institutions; all calls go to the running application. */
    public final class Fund {

        private final String district = unusedDistrict();
        public final String region = district.substring(0, 4);
        public final NewInstitution township = institution("示范乡卫生院", "C220", Tier.NONE);
        public final NewInstitution county = institution("示范县人民医院", "A100", Tier.SECONDARY);
        public final NewInstitution city = institution("示范市中心医院", "A100", Tier.TERTIARY);
        public final LocalDate today = LocalDate.now(clock);
        public final RuleSet rules;

        Fund() {
            rules = RuleFile.shipped("linear-city").withId(Identifiers.next());
            CurrentAccess.runAsSystem("test", () -> {
                registry.register(List.of(township, county, city));
                transactions.executeWithoutResult(status -> issue("RESIDENT", rules.id()));
            });
        }

        private NewInstitution institution(String name, String category, Tier tier) {
            return InstitutionFixture.institution(name, category, tier, district);
        }

        private void issue(String scheme, UUID id) {
            jdbc.sql("""
                            insert into insurance.rule_set (id, region, scheme, year, version, name, valid, source, confidence, state,
                              rules, changed_by)
                            values (:id, :region, :scheme, 2026, 1, '算例', daterange('2020-01-01', null), '算例', 'U', 'ISSUED',
                              cast(:rules as jsonb), 'test')
                            """)
                    .param("id", id)
                    .param("scheme", scheme)
                    .param("region", region)
                    .param("rules", json.writeValueAsString(rules.rules()))
                    .update();
            revisions.snapshot("insurance.rules", () -> "").changed();
        }

        /** The employees have the same rules. */
        public void employeesToo() {
            CurrentAccess.runAsSystem(
                    "test", () -> transactions.executeWithoutResult(status -> issue("EMPLOYEE", Identifiers.next())));
        }

        /** Somebody insured in the region and known at its three institutions. */
        public ResidentSummary insured(String name, LocalDate born) {
            NewResident person = ResidentFixture.person(name, born, Sex.MALE);
            ResidentSummary known =
                    ResidentFixture.register(residents, ResidentFixture.at(township.id(), Role.FAMILY_DOCTOR), person);
            cover(known, born);
            return known;
        }

        public void cover(ResidentSummary known, LocalDate born) {
            CurrentAccess.runAsSystem("test", () -> {
                residents.makeKnown(known.id(), township.id(), "test");
                residents.makeKnown(known.id(), county.id(), "test");
                residents.makeKnown(known.id(), city.id(), "test");
                transactions.executeWithoutResult(status -> coverage.insert(new Insured(
                        Identifiers.next(),
                        known.id(),
                        region,
                        Scheme.RESIDENT,
                        number(known),
                        born,
                        known.sex(),
                        Set.of(),
                        null,
                        LocalDate.of(2024, 1, 1),
                        null)));
            });
        }

        public String number(ResidentSummary person) {
            return "99" + region + person.id().toString().substring(24);
        }

        public String integrator(NewInstitution at) {
            return accounts.token(accounts.open(Role.INTEGRATOR, at.id(), at.division(), null));
        }

        public String bureau() {
            return accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, region, null));
        }

        public Answer send(String token, Map<String, Object> bill) {
            return accounts.call(token, "POST", "/api/v1/insurance/claims", bill, Map.of());
        }
    }

    /** A stay that began so many days ago and lasted so many. */
    public static Map<String, Object> stay(ResidentSummary person, LocalDate from, int days, String amount) {
        Map<String, Object> bill = new HashMap<>();
        bill.put("id", Identifiers.next());
        bill.put("number", "B" + Identifiers.next());
        bill.put("residentId", person.id());
        bill.put("kind", "INPATIENT");
        bill.put("from", from.toString());
        bill.put("to", from.plusDays(days).toString());
        bill.put("diagnosis", "J18.9");
        bill.put("diagnosisName", "肺炎");
        bill.put("lines", new ArrayList<>(List.of(line("DRUG_A", amount))));
        return bill;
    }

    public static Map<String, Object> line(String item, String amount) {
        return new HashMap<>(Map.of("item", item, "amount", new BigDecimal(amount)));
    }

    /** The same after a referral that was registered on the day of admission. */
    public static Map<String, Object> referred(Map<String, Object> bill, UUID from) {
        bill.put("arrival", "REFERRED");
        Map<String, Object> referral = new HashMap<>();
        referral.put("referralId", Identifiers.next());
        referral.put("fromClaim", from);
        referral.put("registeredOn", bill.get("from"));
        bill.put("referral", referral);
        return bill;
    }
}
