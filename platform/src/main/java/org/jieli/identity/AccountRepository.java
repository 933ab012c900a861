package org.jieli.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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

    void insertPost(UUID accountId, Post post, LocalDate from, @Nullable LocalDate to) {
        jdbc.sql("""
                        insert into identity.post (id, account_id, role, institution_id, division, place_name, from_date, to_date)
                        values (:id, :account, :role, :institution, :division, :place, :from, :to)
                        """)
                .param("id", post.id())
                .param("account", accountId)
                .param("role", post.role().name())
                .param("institution", post.institutionId())
                .param("division", post.division())
                .param("place", post.placeName())
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Ends an open or longer post on a day; false when it has ended already. A post that would start later never starts. */
    boolean endPost(UUID postId, LocalDate on) {
        return jdbc.sql("""
                        update identity.post set to_date = greatest(from_date, :on)
                        where id = :id and (to_date is null or to_date > greatest(from_date, :on))
                        """).param("id", postId).param("on", on).update() == 1;
    }

    /** False when it was so already. */
    boolean setDisabled(UUID id, boolean disabled) {
        return jdbc.sql("""
                        update identity.account set disabled = :disabled, session_epoch = session_epoch + 1
                        where id = :id and disabled <> :disabled
                        """).param("id", id).param("disabled", disabled).update() == 1;
    }

    /** Sets a password and ends all sessions; {@code mustChange} when somebody else knows it. */
    void setPassword(UUID id, String hash, boolean mustChange) {
        jdbc.sql("""
                        update identity.account set password_hash = :hash, must_change_password = :mustChange,
                          session_epoch = session_epoch + 1 where id = :id
                        """)
                .param("id", id)
                .param("hash", hash)
                .param("mustChange", mustChange)
                .update();
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
                row.getInt("session_epoch"));
    }
}
