package org.jieli.chronic.jointplan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.chronic.JointPlans;
import org.jieli.chronic.ProposedPlan;
import org.jieli.database.BeyondScope;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Joint plans in the database. */
@Service
@Transactional
class StoredJointPlans implements JointPlans {

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Notices notices;
    private final BeyondScope beyond;
    private final JsonMapper json;
    private final Clock clock;

    StoredJointPlans(
            JdbcClient jdbc, AuditLog audit, Notices notices, BeyondScope beyond, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.notices = notices;
        this.beyond = beyond;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void propose(ProposedPlan plan) {
        UUID id = Identifiers.next();
        int written = jdbc.sql("""
                        insert into chronic.joint_plan
                          (id, resident_id, referral_id, hospital_id, institution_id, proposed_by, proposed_at, proposed)
                        values (:id, :resident, :referral, :hospital, :institution, :by, :now, cast(:proposed as jsonb))
                        on conflict (referral_id) do nothing
                        """)
                .param("id", id)
                .param("resident", plan.residentId())
                .param("referral", plan.referralId())
                .param("hospital", plan.hospitalId())
                .param("institution", plan.institutionId())
                .param("by", plan.proposedBy())
                .param("now", now())
                .param(
                        "proposed",
                        json.writeValueAsString(
                                new PlanWords(plan.targets(), plan.drugs(), plan.measures(), plan.redFlags())))
                .update();
        if (written == 1) {
            audit.record("joint-plan.propose", plan.residentId(), "joint-plan", id, Map.of());
        }
    }

    /** Of a resident, newest first. The caller has read the resident, which is what the audit shows. */
    @Transactional(readOnly = true)
    List<JointPlan> of(UUID residentId) {
        return jdbc.sql("select * from chronic.joint_plan where resident_id = :resident order by id desc")
                .param("resident", residentId)
                .query(this::plan)
                .list();
    }

    /** The family doctor agrees to a plan, changed or not; it takes the place of the one before. A change in between is STALE. */
    void agree(UUID residentId, UUID id, int version, PlanWords words) {
        Access access = CurrentAccess.require();
        if (!access.role().isPrimaryClinician()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        JointPlan plan = of(residentId).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!plan.institutionId().equals(access.institutionId())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        Fault.throwIfAny(words.faults());
        replaceInForce(residentId, id);
        int changed = jdbc.sql("""
                        update chronic.joint_plan
                        set agreed = cast(:words as jsonb), agreed_by = :by, agreed_at = :now, version = version + 1
                        where id = :id and version = :version and replaced_at is null
                        """)
                .param("words", json.writeValueAsString(words))
                .param("by", access.personName())
                .param("now", now())
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record("joint-plan.agree", residentId, "joint-plan", id, Map.of());
        notices.tell(List.of(new Notice(
                plan.hospitalId(),
                null,
                "chronic.joint-plan-agreed",
                List.of(access.institutionName()),
                "/chronic/people/" + residentId + "#plan",
                "joint-plan:" + id + ":" + version)));
    }

    /** The plan in force may belong to the institution where the person was held before, which the asker's scope does not reach. */
    private void replaceInForce(UUID residentId, UUID by) {
        beyond.call("chronic.joint-plan", () -> jdbc.sql("""
                        update chronic.joint_plan set replaced_at = :now, version = version + 1
                        where resident_id = :resident and agreed_at is not null and replaced_at is null and id <> :id
                        """)
                .param("now", now())
                .param("resident", residentId)
                .param("id", by)
                .update());
    }

    private JointPlan plan(ResultSet row, int number) throws SQLException {
        String agreed = row.getString("agreed");
        return new JointPlan(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getObject("hospital_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("proposed"), PlanWords.class),
                agreed == null ? null : json.readValue(agreed, PlanWords.class),
                row.getString("agreed_by"),
                instant(row.getObject("agreed_at", OffsetDateTime.class)),
                instant(row.getObject("replaced_at", OffsetDateTime.class)),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
    }
}
