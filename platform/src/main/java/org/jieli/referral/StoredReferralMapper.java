package org.jieli.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jieli.referral.NewReferral.Consent;
import org.jspecify.annotations.Nullable;

/** Reads rows of the referral tables. */
final class StoredReferralMapper {

    /** What a query has to select for {@link #map}. */
    static final String COLUMNS = """
            id, number, resident_id, direction, urgency, reach, state, from_institution, from_name, to_institution, to_department,
            within_alliance, passed, diagnosis_code, diagnosis_name, consent, owner_institution, due_at, ends_at, booked_for,
            created_at, changed_at, changed_by, token, link_code, link_failures, version
            """;

    private StoredReferralMapper() {}

    static StoredReferral map(ResultSet row, int number) throws SQLException {
        String consent = row.getString("consent");
        return new StoredReferral(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("resident_id", UUID.class),
                ReferralDirection.valueOf(row.getString("direction")),
                Urgency.valueOf(row.getString("urgency")),
                Reach.valueOf(row.getString("reach")),
                ReferralState.valueOf(row.getString("state")),
                row.getObject("from_institution", UUID.class),
                row.getString("from_name"),
                row.getObject("to_institution", UUID.class),
                row.getObject("to_department", UUID.class),
                row.getBoolean("within_alliance"),
                List.of((UUID[]) row.getArray("passed").getArray()),
                row.getString("diagnosis_code"),
                row.getString("diagnosis_name"),
                consent == null ? null : Consent.valueOf(consent),
                row.getObject("owner_institution", UUID.class),
                instant(row, "due_at"),
                instant(row, "ends_at"),
                instant(row, "booked_for"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                row.getString("token"),
                row.getString("link_code"),
                row.getInt("link_failures"),
                row.getInt("version"));
    }

    static ReferralEvent event(ResultSet row, int number) throws SQLException {
        String before = row.getString("before");
        return new ReferralEvent(
                row.getString("action"),
                before == null ? null : ReferralState.valueOf(before),
                ReferralState.valueOf(row.getString("after")),
                row.getObject("institution_id", UUID.class),
                row.getString("person_name"),
                row.getString("words"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
