package org.jieli.insurance.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.claim.CoverageBook;
import org.jieli.insurance.claim.Insured;
import org.jieli.insurance.entitlement.Balances;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.ChronicBenefit;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads one insured person of the region: his insured times, what he used of each year, his bills; each read is taken down. */
@Service
@Transactional
class ReadingPeople {

    /** So many bills of a year are shown at most. */
    static final int MOST_BILLS = 200;

    private final JdbcClient jdbc;
    private final CoverageBook coverage;
    private final RuleBook rules;
    private final Institutions institutions;
    private final JsonMapper json;
    private final AuditLog audit;
    private final Clock clock;

    ReadingPeople(
            JdbcClient jdbc,
            CoverageBook coverage,
            RuleBook rules,
            Institutions institutions,
            JsonMapper json,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.coverage = coverage;
        this.rules = rules;
        this.institutions = institutions;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** The insured times in the asker's region, the latest first; not found when there are none. */
    List<Insured> coverages(UUID resident) {
        String region = FundPost.region();
        List<Insured> known = coverage.of(resident).stream()
                .filter(each -> each.region().equals(region))
                .toList();
        if (known.isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return known.reversed();
    }

    /** The person with the bills of a year, of the latest one when none is asked for. */
    InsuredRecord read(UUID resident, @Nullable Integer asked) {
        List<Insured> known = coverages(resident);
        audit.record("insurance.person", resident, "resident", resident, Map.of());
        List<YearUse> years = years(resident);
        Integer year = years.isEmpty()
                ? null
                : asked == null ? Integer.valueOf(years.getFirst().year()) : asked;
        List<PersonsBill> bills = year == null ? List.of() : bills(resident, year);
        return new InsuredRecord(
                resident,
                known,
                years,
                year,
                bills,
                places(bills),
                years.stream().anyMatch(each -> each.balances().stays() > 0),
                LocalDate.now(clock));
    }

    private List<YearUse> years(UUID resident) {
        return jdbc.sql("""
                        select distinct on (s.year, c.scheme) s.year, c.scheme, s.balances, s.rule_set,
                               count(*) over of_year as bills, sum(c.total) over of_year as total,
                               sum(case when c.kind = 'INPATIENT' then s.deductible else 0 end) over of_year as deductible,
                               sum(s.basic + s.critical + s.assistance) over of_year as insured, sum(s.person) over of_year as person
                        from insurance.claim c join insurance.settlement s on s.claim_id = c.id and s.current
                        where c.resident_id = :resident and c.region = :region
                        window of_year as (partition by s.year, c.scheme)
                        order by s.year desc, c.scheme, c.to_on desc, c.from_on desc, c.id desc
                        """)
                .param("resident", resident)
                .param("region", FundPost.region())
                .query(this::use)
                .list();
    }

    private YearUse use(ResultSet row, int number) throws SQLException {
        Map<String, String> benefits = new HashMap<>();
        rules.find(row.getObject("rule_set", UUID.class)).ifPresent(set -> {
            for (ChronicBenefit benefit : set.rules().chronic()) {
                benefits.put(benefit.code(), benefit.name());
            }
        });
        return new YearUse(
                row.getInt("year"),
                Scheme.valueOf(row.getString("scheme")),
                row.getInt("bills"),
                row.getBigDecimal("total"),
                row.getBigDecimal("deductible"),
                row.getBigDecimal("insured"),
                row.getBigDecimal("person"),
                json.readValue(row.getString("balances"), Balances.class),
                benefits);
    }

    private List<PersonsBill> bills(UUID resident, int year) {
        return jdbc.sql("""
                        select c.id, c.number, c.scheme, c.kind, c.institution_id, c.from_on, c.to_on, c.diagnosis_name, c.total,
                               s.basic + s.critical + s.assistance as insured, s.person
                        from insurance.claim c join insurance.settlement s on s.claim_id = c.id and s.current
                        where c.resident_id = :resident and c.region = :region and s.year = :year
                        order by c.to_on desc, c.from_on desc, c.id desc limit :limit
                        """)
                .param("resident", resident)
                .param("region", FundPost.region())
                .param("year", year)
                .param("limit", MOST_BILLS)
                .query((row, number) -> new PersonsBill(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        Scheme.valueOf(row.getString("scheme")),
                        CareKind.valueOf(row.getString("kind")),
                        row.getObject("institution_id", UUID.class),
                        row.getObject("from_on", LocalDate.class),
                        row.getObject("to_on", LocalDate.class),
                        row.getString("diagnosis_name"),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("insured"),
                        row.getBigDecimal("person")))
                .list();
    }

    private Map<UUID, String> places(List<PersonsBill> bills) {
        return institutions
                .findAll(bills.stream().map(PersonsBill::institutionId).collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
    }
}
