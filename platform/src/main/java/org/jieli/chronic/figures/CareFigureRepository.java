package org.jieli.chronic.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts and lists the years of people. */
@Repository
class CareFigureRepository {

    private static final String COUNTS = """
            count(*) as people, count(*) filter (where standard) as standard, count(*) filter (where controlled) as controlled,
            coalesce(sum(visits), 0) as visits, coalesce(sum(visits_primary), 0) as visits_primary
            """;

    private final JdbcClient jdbc;

    CareFigureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CareTally total(FigureFilter filter) {
        return jdbc.sql("select '' as place, " + COUNTS + where(filter))
                .params(values(filter))
                .query(CareTally.class)
                .single();
    }

    List<CareTally> byInstitution(FigureFilter filter) {
        return jdbc.sql("select institution_id::text as place, " + COUNTS + where(filter)
                        + " group by institution_id order by count(*) desc, institution_id limit 500")
                .params(values(filter))
                .query(CareTally.class)
                .list();
    }

    /** By the divisions whose codes have this length. */
    List<CareTally> byDivision(FigureFilter filter, int length) {
        return jdbc.sql("select left(division, :length) as place, " + COUNTS + where(filter)
                        + " group by 1 order by 1 limit 500")
                .params(values(filter))
                .param("length", length)
                .query(CareTally.class)
                .list();
    }

    /** Read on after a resident. */
    List<PersonYear> people(FigureFilter filter, UUID after, int limit) {
        return jdbc.sql("select *" + where(filter) + " and resident_id > :after order by resident_id limit :limit")
                .params(values(filter))
                .param("after", after)
                .param("limit", limit)
                .query(PersonYear.class)
                .list();
    }

    private static String where(FigureFilter filter) {
        StringBuilder where =
                new StringBuilder(" from chronic.person_year where year = :year and programme = :programme");
        if (CurrentAccess.scope().kind() == AccessScope.Kind.INSTITUTIONS) {
            where.append(" and institution_id = any (:institutions)");
        } else {
            where.append(" and division like :scope");
        }
        if (filter.institution() != null) {
            where.append(" and institution_id = :institution");
        }
        if (filter.division() != null) {
            where.append(" and division like :division");
        }
        if (filter.counts() != null && filter.figure() != null) {
            String column =
                    switch (filter.figure()) {
                        case STANDARD -> "standard";
                        case CONTROLLED -> "controlled";
                        case PRIMARY -> "(visits_primary > 0)";
                    };
            where.append(filter.counts() ? " and " : " and not ").append(column);
        }
        return where.toString();
    }

    private static Map<String, Object> values(FigureFilter filter) {
        Map<String, @Nullable Object> values = new HashMap<>();
        AccessScope scope = CurrentAccess.scope();
        values.put("year", filter.year());
        values.put("programme", filter.programme().name());
        switch (scope.kind()) {
            case INSTITUTIONS -> values.put("institutions", array(scope.institutions()));
            case DIVISION -> values.put("scope", scope.division() + "%");
            case SYSTEM -> values.put("scope", "%");
            case NONE, PERSON, FUND, FUNDS -> throw new Fault(CommonFault.FORBIDDEN);
        }
        values.put("institution", filter.institution());
        values.put("division", filter.division() == null ? null : filter.division() + "%");
        values.values().removeIf(java.util.Objects::isNull);
        return Map.copyOf(values);
    }

    private static UUID[] array(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
