package org.jieli.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the paper of a referral shows, and keeps when its consent is due and given. */
@Repository
class PaperRepository {

    private final JdbcClient jdbc;

    PaperRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Paper> find(UUID referralId) {
        return jdbc.sql("""
                        select from_practitioner, assessor, refusal, submitted_at, arrived_at, consent_due_at
                        from referral.referral where id = :id
                        """).param("id", referralId).query(PaperRepository::map).optional();
    }

    void consentDue(UUID referralId, Instant due) {
        jdbc.sql("update referral.referral set consent = 'LATER', consent_due_at = :due where id = :id")
                .param("due", ReferralRepository.at(due))
                .param("id", referralId)
                .update();
    }

    /** False when no consent was outstanding. */
    boolean consent(UUID referralId, NewReferral.Consent how, Instant now) {
        return jdbc.sql("""
                        update referral.referral set consent = :how, consented_at = :now, consent_due_at = null, version = version + 1
                        where id = :id and consent = 'LATER'
                        """)
                        .param("how", how.name())
                        .param("now", ReferralRepository.at(now))
                        .param("id", referralId)
                        .update()
                == 1;
    }

    /** Sets urgency and department of a referral that is still as it was seen; false when somebody else was first. */
    boolean triage(
            StoredReferral seen,
            Urgency urgency,
            @Nullable UUID department,
            Clocks.Wound wound,
            String by,
            Instant now) {
        return jdbc.sql("""
                        update referral.referral set urgency = :urgency, to_department = cast(:department as uuid),
                          due_at = cast(:due as timestamptz), rings_at = cast(:warn as timestamptz), ends_at = cast(:ends as timestamptz),
                          rung = 0, changed_at = :now, changed_by = :by, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("urgency", urgency.name())
                        .param("department", department)
                        .param("due", ReferralRepository.at(wound.dueAt()))
                        .param("warn", ReferralRepository.at(wound.warnAt()))
                        .param("ends", ReferralRepository.at(wound.endsAt()))
                        .param("now", ReferralRepository.at(now))
                        .param("by", by)
                        .param("id", seen.id())
                        .param("version", seen.version())
                        .update()
                == 1;
    }

    void assessed(UUID referralId, UUID assessor) {
        jdbc.sql("update referral.referral set assessor = :assessor where id = :id")
                .param("assessor", assessor)
                .param("id", referralId)
                .update();
    }

    private static Paper map(ResultSet row, int number) throws SQLException {
        String refusal = row.getString("refusal");
        return new Paper(
                row.getObject("from_practitioner", UUID.class),
                row.getObject("assessor", UUID.class),
                refusal == null ? null : Step.Refusal.valueOf(refusal),
                instant(row, "submitted_at"),
                instant(row, "arrived_at"),
                instant(row, "consent_due_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
