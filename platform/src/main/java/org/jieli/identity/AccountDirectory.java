package org.jieli.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AccountNames;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of an area, by username. */
@Repository
class AccountDirectory implements AccountNames {

    private static final String ACCOUNT =
            "select a.id, a.username, a.person_name, a.disabled, a.must_change_password from identity.account a ";
    private static final String IN_AREA = """
            exists (select from identity.post p where p.account_id = a.id and
                      case when cast(:institution as uuid) is null then p.division like :division else p.institution_id = :institution end)
            """;

    private final JdbcClient jdbc;
    private final SignInFailures failures;

    AccountDirectory(JdbcClient jdbc, SignInFailures failures) {
        this.jdbc = jdbc;
        this.failures = failures;
    }

    /** Accounts whose username or person's name starts with the text, in the area; read on after a username. */
    @Transactional(readOnly = true)
    public KeysetPage<AccountSummary> list(Area area, String text, String after, int limit) {
        List<AccountSummary> found = jdbc.sql(ACCOUNT + "where " + IN_AREA + """
                          and (a.username like :prefix or a.person_name like :prefix) and a.username > :after
                        order by a.username limit :limit
                        """)
                .param("institution", area.institutionId())
                .param("division", area.division() + "%")
                .param("prefix", text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, number) -> summary(row, List.of()))
                .list();
        Map<UUID, List<HeldPost>> posts =
                posts(found.stream().map(AccountSummary::id).toList());
        return KeysetPage.of(found.stream().map(each -> with(each, posts)).toList(), limit, AccountSummary::username);
    }

    /** One account of the area with all its posts, the ended ones too. */
    @Transactional(readOnly = true)
    public Optional<AccountSummary> find(Area area, UUID id) {
        return jdbc.sql(ACCOUNT + "where a.id = :id and " + IN_AREA)
                .param("institution", area.institutionId())
                .param("division", area.division() + "%")
                .param("id", id)
                .query((row, number) -> summary(row, List.of()))
                .optional()
                .map(each -> with(each, posts(List.of(id))))
                .map(this::withLock);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> named(String text) {
        return jdbc.sql("select id from identity.account where username = :text or person_name = :text limit 200")
                .param("text", text)
                .query(UUID.class)
                .list();
    }

    private Map<UUID, List<HeldPost>> posts(Collection<UUID> accounts) {
        return jdbc
                .sql("select * from identity.post where account_id = any (:accounts) order by from_date, id")
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(AccountDirectory::post)
                .list()
                .stream()
                .collect(Collectors.groupingBy(HeldPost::accountId));
    }

    private AccountSummary withLock(AccountSummary account) {
        return new AccountSummary(
                account.id(),
                account.username(),
                account.personName(),
                account.disabled(),
                account.mustChangePassword(),
                failures.lockedUntil(account.username()).orElse(null),
                account.posts());
    }

    private static AccountSummary with(AccountSummary account, Map<UUID, List<HeldPost>> posts) {
        return new AccountSummary(
                account.id(),
                account.username(),
                account.personName(),
                account.disabled(),
                account.mustChangePassword(),
                null,
                posts.getOrDefault(account.id(), List.of()));
    }

    private static AccountSummary summary(ResultSet row, List<HeldPost> posts) throws SQLException {
        return new AccountSummary(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("person_name"),
                row.getBoolean("disabled"),
                row.getBoolean("must_change_password"),
                null,
                posts);
    }

    private static HeldPost post(ResultSet row, int number) throws SQLException {
        return new HeldPost(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                Role.valueOf(row.getString("role")),
                row.getObject("institution_id", UUID.class),
                row.getString("division"),
                row.getString("place_name"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }
}
