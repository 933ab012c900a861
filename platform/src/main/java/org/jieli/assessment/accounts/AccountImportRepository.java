package org.jieli.assessment.accounts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.accounts.AccountLine.AccountOutcome;
import org.jieli.shared.Access;
import org.jieli.shared.FieldFault;
import org.jieli.shared.PersonalDataSeal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps read lists of accounts until they are confirmed; first passwords lie sealed and no longer than that. */
@Repository
class AccountImportRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PersonalDataSeal seal;

    AccountImportRepository(JdbcClient jdbc, JsonMapper json, PersonalDataSeal seal) {
        this.jdbc = jdbc;
        this.json = json;
        this.seal = seal;
    }

    /** A list that was read. */
    record AccountReading(
            UUID id, UUID taskId, String fileName, boolean confirmed, Map<AccountOutcome, Integer> counts) {

        int count(AccountOutcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }
    }

    void add(UUID id, UUID taskId, String fileName, Access by, Instant at) {
        jdbc.sql("""
                insert into assessment.account_import (id, task_id, division, file_name, read_by_account, read_by, read_at)
                values (:id, :task, :division, :file, :account, :by, :at)
                """)
                .param("id", id)
                .param("task", taskId)
                .param("division", by.division())
                .param("file", fileName)
                .param("account", by.accountId())
                .param("by", by.personName())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void add(UUID id, AccountLine line) {
        jdbc.sql("""
                insert into assessment.account_import_line
                  (import_id, line, username, unit_name, outcome, faults, remarks, content, sealed_password)
                values (:id, :line, :username, :unit, :outcome, :faults::jsonb, :remarks::jsonb, :content::jsonb, :password)
                """)
                .param("id", id)
                .param("line", line.number())
                .param("username", line.username())
                .param("unit", line.unitName())
                .param("outcome", line.outcome().name())
                .param("faults", json.writeValueAsString(line.faults()))
                .param("remarks", json.writeValueAsString(line.remarks()))
                .param("content", line.content() == null ? null : json.writeValueAsString(line.content()))
                .param("password", line.password() == null ? null : seal.seal(line.password()))
                .update();
    }

    Optional<AccountReading> find(UUID id, Access reader) {
        Map<AccountOutcome, Integer> counts = new EnumMap<>(AccountOutcome.class);
        jdbc.sql("select outcome, count(*) from assessment.account_import_line where import_id = :id group by outcome")
                .param("id", id)
                .query((row, number) -> counts.put(AccountOutcome.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return jdbc.sql("""
                select task_id, file_name, confirmed_at is not null from assessment.account_import
                where id = :id and division = :division and read_by_account is not distinct from :account
                """)
                .param("id", id)
                .param("division", reader.division())
                .param("account", reader.accountId())
                .query((row, number) -> new AccountReading(
                        id, row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3), counts))
                .optional();
    }

    /** The lines, those to be mended first; without first passwords. */
    List<AccountLine> lines(UUID id) {
        return jdbc.sql("""
                select * from assessment.account_import_line where import_id = :id
                order by outcome <> 'FAULTY', remarks = '[]', line
                """)
                .param("id", id)
                .query((row, number) -> line(
                        row.getInt("line"),
                        row.getString("username"),
                        row.getString("unit_name"),
                        row.getString("outcome"),
                        row.getString("faults"),
                        row.getString("remarks"),
                        row.getString("content"),
                        null))
                .list();
    }

    List<AccountLine> toOpen(UUID id) {
        return jdbc.sql("""
                select * from assessment.account_import_line where import_id = :id and outcome = 'OPENS' order by line
                """)
                .param("id", id)
                .query((row, number) -> line(
                        row.getInt("line"),
                        row.getString("username"),
                        row.getString("unit_name"),
                        row.getString("outcome"),
                        row.getString("faults"),
                        row.getString("remarks"),
                        row.getString("content"),
                        seal.open(row.getBytes("sealed_password"))))
                .list();
    }

    /** False when it was confirmed before. */
    boolean confirm(UUID id, Instant at) {
        return jdbc.sql(
                                "update assessment.account_import set confirmed_at = :at where id = :id and confirmed_at is null")
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void forgetPasswords(UUID id) {
        jdbc.sql("update assessment.account_import_line set sealed_password = null where import_id = :id")
                .param("id", id)
                .update();
    }

    private AccountLine line(
            int number,
            String username,
            String unit,
            String outcome,
            String faults,
            String remarks,
            @Nullable String content,
            @Nullable String password) {
        return new AccountLine(
                number,
                username,
                unit,
                AccountOutcome.valueOf(outcome),
                List.of(json.readValue(faults, FieldFault[].class)),
                List.of(json.readValue(remarks, FieldFault[].class)),
                content == null ? null : json.readValue(content, AccountLine.Content.class),
                password);
    }
}
