package org.jieli.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts and their posts in the database. */
@Repository
class AccountRepository {

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AccountRecord> find(UUID id) {
        return jdbc.sql("select * from identity.account where id = :id")
                .param("id", id)
                .query(AccountRepository::account)
                .optional();
    }

    Optional<AccountRecord> findByUsername(String username) {
        return jdbc.sql("select * from identity.account where username = :username")
                .param("username", username)
                .query(AccountRepository::account)
                .optional();
    }

    List<Post> posts(UUID accountId, LocalDate on) {
        return jdbc.sql("""
                        select id, role, institution_id, division, place_name from identity.post
                        where account_id = :account and from_date <= :on and (to_date is null or to_date > :on)
                        order by from_date, id
                        """)
                .param("account", accountId)
                .param("on", on)
                .query((row, number) -> new Post(
                        row.getObject("id", UUID.class),
                        Role.valueOf(row.getString("role")),
                        row.getObject("institution_id", UUID.class),
                        row.getString("division"),
                        row.getString("place_name")))
                .list();
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select from identity.account)")
                .query(Boolean.class)
                .single();
    }

    void insert(AccountRecord account) {
        jdbc.sql("""
                        insert into identity.account (id, username, password_hash, person_name, practitioner_id, must_change_password)
                        values (:id, :username, :hash, :name, :practitioner, :mustChange)
                        """)
                .param("id", account.id())
                .param("username", account.username())
                .param("hash", account.passwordHash())
                .param("name", account.personName())
                .param("practitioner", account.practitionerId())
                .param("mustChange", account.mustChangePassword())
                .update();
    }

    void insertPost(UUID accountId, Post post, LocalDate from) {
        jdbc.sql("""
                        insert into identity.post (id, account_id, role, institution_id, division, place_name, from_date)
                        values (:id, :account, :role, :institution, :division, :place, :from)
                        """)
                .param("id", post.id())
                .param("account", accountId)
                .param("role", post.role().name())
                .param("institution", post.institutionId())
                .param("division", post.division())
                .param("place", post.placeName())
                .param("from", from)
                .update();
    }

    /** Counts a failure and locks the account where the count asks for it; the database decides, so parallel tries all count. */
    void countFailure(UUID id, Instant now, int freeAttempts, long firstLockSeconds, long longestLockSeconds) {
        jdbc.sql("""
                        update identity.account
                        set failed_attempts = failed_attempts + 1,
                            locked_until = case when failed_attempts + 1 >= :free then
                              :now + make_interval(secs => least(:longest,
                                :first * power(2, least(failed_attempts + 1 - :free, 20)))) else locked_until end
                        where id = :id
                        """)
                .param("id", id)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("free", freeAttempts)
                .param("first", (double) firstLockSeconds)
                .param("longest", (double) longestLockSeconds)
                .update();
    }

    void clearFailures(UUID id) {
        jdbc.sql(
                        "update identity.account set failed_attempts = 0, locked_until = null where id = :id and failed_attempts > 0")
                .param("id", id)
                .update();
    }

    void changePassword(UUID id, String hash) {
        jdbc.sql("""
                        update identity.account set password_hash = :hash, must_change_password = false,
                          session_epoch = session_epoch + 1 where id = :id
                        """).param("id", id).param("hash", hash).update();
    }

    void raiseEpoch(UUID id) {
        jdbc.sql("update identity.account set session_epoch = session_epoch + 1 where id = :id")
                .param("id", id)
                .update();
    }

    private static AccountRecord account(ResultSet row, int number) throws SQLException {
        return new AccountRecord(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("password_hash"),
                row.getString("person_name"),
                row.getObject("practitioner_id", UUID.class),
                row.getBoolean("must_change_password"),
                row.getBoolean("disabled"),
                row.getInt("failed_attempts"),
                instant(row.getObject("locked_until", OffsetDateTime.class)),
                row.getInt("session_epoch"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
