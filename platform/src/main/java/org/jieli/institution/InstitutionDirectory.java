package org.jieli.institution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and records of institutions for pages and the API. */
@Service
@Transactional(readOnly = true)
class InstitutionDirectory {

    private static final String MATCHES = """
            where (:q = '' or position(:q in name) > 0 or initials like :initials or credit_code like :code)
              and division like :division
              and case :kind when 'TERTIARY' then tier = 'TERTIARY' when 'SECONDARY' then tier = 'SECONDARY'
                  when 'PRIMARY' then is_primary when 'CONTINUING' then continuing_care when 'TCM' then tcm else true end
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    InstitutionDirectory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A line of the list. */
    record Item(
            UUID id,
            String creditCode,
            String name,
            String category,
            Tier tier,
            Grade grade,
            boolean primary,
            boolean continuingCare,
            boolean tcm,
            String division,
            @Nullable String referralPhone,
            String status) {}

    /** One page of the list. */
    record Page(List<Item> items, @Nullable UUID next) {}

    /** Everything of the header and the form. */
    record Details(
            UUID id,
            String creditCode,
            String name,
            String category,
            Tier tier,
            Grade grade,
            String economicType,
            String managementClass,
            boolean tcm,
            boolean continuingCare,
            String division,
            @Nullable String address,
            @Nullable String referralPhone,
            @Nullable Double longitude,
            @Nullable Double latitude,
            int version) {}

    /** A person who practises here today. */
    record Colleague(
            UUID id,
            String name,
            TitleLevel titleLevel,
            String staffType,
            @Nullable String department,
            boolean main) {}

    /** A period of the institution's life. */
    record Period(
            String status, LocalDate fromDate, @Nullable LocalDate toDate) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(fromDate) && (toDate == null || day.isBefore(toDate));
        }
    }

    Page list(InstitutionFilter filter, int limit) {
        List<Item> items = matching("""
                select id, credit_code, name, category, tier, grade, is_primary as "primary", continuing_care, tcm, division,
                       referral_phone,
                       coalesce((select s.status from institution.status s
                                 where s.institution_id = i.id and s.valid @> :today::date), 'CLOSED') as status
                from institution.institution i
                """ + MATCHES + """
                  and (name, id) >
                    (coalesce((select a.name from institution.institution a where a.id = :after::uuid), ''),
                     coalesce(:after::uuid, '00000000-0000-0000-0000-000000000000'))
                order by name, id limit :limit
                """, filter)
                .param("after", filter.after())
                .param("today", LocalDate.now(clock))
                .param("limit", limit + 1)
                .query(Item.class)
                .list();
        return items.size() > limit
                ? new Page(items.subList(0, limit), items.get(limit - 1).id())
                : new Page(items, null);
    }

    long count(InstitutionFilter filter) {
        return matching("select count(*) from institution.institution\n" + MATCHES, filter)
                .query(Long.class)
                .single();
    }

    Optional<Details> details(UUID id) {
        return jdbc.sql("""
                select id, credit_code, name, category, tier, grade, economic_type, management_class, tcm, continuing_care,
                       division, address, referral_phone, longitude, latitude, version
                from institution.institution where id = :id
                """).param("id", id).query(Details.class).optional();
    }

    List<Colleague> people(UUID institutionId, int limit) {
        return jdbc.sql("""
                select p.id, p.name, p.title_level, p.staff_type, d.name as department, l.main
                from institution.practice_place l
                join institution.practitioner p on p.id = l.practitioner_id
                left join institution.department d on d.id = l.department_id
                where l.institution_id = :id and l.valid @> :today::date
                order by p.title_level, p.name, p.id limit :limit
                """)
                .param("id", institutionId)
                .param("today", LocalDate.now(clock))
                .param("limit", limit)
                .query(Colleague.class)
                .list();
    }

    List<String> services(UUID institutionId) {
        return jdbc.sql("select service from institution.service where institution_id = :id order by service")
                .param("id", institutionId)
                .query(String.class)
                .list();
    }

    List<Period> periods(UUID institutionId) {
        return jdbc.sql("""
                select status, lower(valid) as from_date, upper(valid) as to_date from institution.status
                where institution_id = :id order by lower(valid)
                """).param("id", institutionId).query(Period.class).list();
    }

    private JdbcClient.StatementSpec matching(String sql, InstitutionFilter filter) {
        return jdbc.sql(sql)
                .param("q", filter.q())
                .param("initials", literal(filter.q().toLowerCase(Locale.ROOT)) + "%")
                .param("code", literal(filter.q().toUpperCase(Locale.ROOT)) + "%")
                .param("division", literal(filter.division()) + "%")
                .param("kind", filter.kind());
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
