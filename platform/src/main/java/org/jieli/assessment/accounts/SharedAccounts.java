package org.jieli.assessment.accounts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that several people use by turns, and who they are. */
@Service
@Transactional
class SharedAccounts {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    SharedAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    boolean isShared(UUID account) {
        return jdbc.sql("select exists (select from assessment.shared_account where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Who worked with the account before, by name. */
    @Transactional(readOnly = true)
    List<String> operators(UUID account) {
        return jdbc.sql("select name from assessment.operator where account_id = :account order by name limit :most")
                .param("account", account)
                .param("most", MOST)
                .query(String.class)
                .list();
    }

    void add(UUID account, String username, UUID unit, @Nullable String operator) {
        jdbc.sql("""
                insert into assessment.shared_account (account_id, username, unit_id, opened_by, opened_at)
                values (:account, :username, :unit, :by, :at)
                """)
                .param("account", account)
                .param("username", username)
                .param("unit", unit)
                .param("by", CurrentAccess.require().personName())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (operator != null) {
            put(account, operator);
        }
    }

    /** Takes a person's name for the account; the fault lies in the field {@code name}. */
    String choose(UUID account, String typed) {
        String name = typed.strip();
        if (name.isEmpty()) {
            throw invalid("common.required");
        }
        if (name.length() > AccountLineChecks.LONGEST_OPERATOR) {
            throw invalid("common.too-long", AccountLineChecks.LONGEST_OPERATOR);
        }
        if (!name.matches("[\\p{L}\\p{M}·. '’-]{2,}")) {
            throw invalid("assessment.accounts-operator");
        }
        put(account, name);
        return name;
    }

    private void put(UUID account, String name) {
        jdbc.sql("""
                insert into assessment.operator (account_id, name, added_at) values (:account, :name, :at) on conflict do nothing
                """)
                .param("account", account)
                .param("name", name)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Fault invalid(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("name", code, arguments)));
    }
}
