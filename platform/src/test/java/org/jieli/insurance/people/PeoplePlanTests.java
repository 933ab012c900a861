package org.jieli.insurance.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieli.JieliTest;
import org.jieli.insurance.Scheme;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of insured people is read in its order by the index of numbers, whatever is asked. */
@JieliTest
class PeoplePlanTests {

    private static final String REGION = "6505";

    @Autowired
    ListingPeople listing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void twentyThousandPeopleAreReadInTheirOrder() {
        Access bureau =
                new Access(null, null, "test", null, "test", Role.INSURANCE_BUREAU, REGION, AccessScope.fund(REGION));
        List<String> plans = new ArrayList<>();
        CurrentAccess.runAs(
                bureau,
                () -> transactions.executeWithoutResult(status -> {
                    scope("SYSTEM");
                    people();
                    scope("FUND");
                    plans.add(plan(new PeopleFilter("", null, "", "", null), ""));
                    plans.add(plan(new PeopleFilter("", Scheme.EMPLOYEE, "RETIRED", "", true), ""));
                    plans.add(plan(new PeopleFilter("650500012", null, "", "", null), ""));
                    plans.add(plan(new PeopleFilter("", null, "", "", null), """
                             and (c.person_number collate "C", c.id) > ('650500015000', '00000000-0000-0000-0000-000000000000')
                            """));
                    status.setRollbackOnly();
                }));
        assertThat(plans).allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan"));
        assertThat(List.of(plans.get(0), plans.get(2), plans.get(3)))
                .allSatisfy(
                        plan -> assertThat(plan).contains("coverage_in_order").doesNotContain("Sort Method"));
    }

    /** The numbers of the demo region: a quarter employees, a twelfth retired, one in fifty assisted, one in a hundred not insured any more. */
    private void people() {
        jdbc.sql("""
                        insert into insurance.coverage (id, resident_id, region, scheme, person_number, born, sex, groups, assistance, valid)
                        select gen_random_uuid(), gen_random_uuid(), :region, case when n % 4 = 0 then 'EMPLOYEE' else 'RESIDENT' end,
                               '6505' || lpad(n::text, 8, '0'), date '1950-01-01' + n % 20000, case when n % 2 = 0 then 'M' else 'F' end,
                               case when n % 12 = 0 then array['RETIRED'] else array[]::text[] end,
                               case when n % 50 = 0 then 'MINIMUM_LIVING' end,
                               case when n % 100 = 1 then daterange('2024-01-01', '2025-01-01') else daterange('2024-01-01', null) end
                        from generate_series(1, 20000) n
                        """).param("region", REGION).update();
        jdbc.sql("set local role none").update();
        jdbc.sql("analyze insurance.coverage").update();
        jdbc.sql("set local role jieli_app").update();
    }

    private String plan(PeopleFilter filter, String rest) {
        ListingPeople.Selection selection = listing.selection(filter);
        Map<String, Object> values = new HashMap<>(selection.values());
        values.put("limit", 51);
        String plan = String.join(
                "\n",
                jdbc.sql("explain (analyze, buffers) " + ListingPeople.text(selection, rest))
                        .params(values)
                        .query(String.class)
                        .list());
        keep(filter + "\n" + plan + "\n\n");
        return plan;
    }

    /** Beside the reports, for who wants to read them. */
    private static void keep(String text) {
        try {
            Files.writeString(
                    Path.of("target/people-plans.txt"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void scope(String kind) {
        jdbc.sql("select set_config('jieli.scope', :kind, true)")
                .param("kind", kind)
                .query(String.class)
                .single();
    }
}
