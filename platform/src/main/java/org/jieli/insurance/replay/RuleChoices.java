package org.jieli.insurance.replay;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions that a region may try: its own, drafts among them, and the shipped examples. */
@Component
class RuleChoices {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final RuleBook book;

    RuleChoices(JdbcClient jdbc, RuleBook book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    List<RuleSet> of(String region) {
        return jdbc.sql("""
                        select id from insurance.rule_set where region like :region or state = 'EXAMPLE'
                        order by state = 'EXAMPLE', scheme, year desc, version desc, id limit :most
                        """).param("region", region + "%").param("most", MOST).query(UUID.class).list().stream()
                .map(book::find)
                .flatMap(Optional::stream)
                .toList();
    }
}
