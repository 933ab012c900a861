package org.jieli.chronic.advice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.alliance.Alliances;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages of the team about a person; a question makes the person known to the hospital that is asked, and an answer closes it. */
@Service
@Transactional
class TeamMessages {

    static final int SHOWN = 50;
    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final Residents residents;
    private final Institutions institutions;
    private final Alliances alliances;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    TeamMessages(
            JdbcClient jdbc,
            Residents residents,
            Institutions institutions,
            Alliances alliances,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.institutions = institutions;
        this.alliances = alliances;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** About a resident, newest first. */
    @Transactional(readOnly = true)
    List<TeamMessage> of(UUID residentId) {
        require(residentId);
        return jdbc.sql(
                        "select * from chronic.team_message where resident_id = :resident order by id desc limit :limit")
                .param("resident", residentId)
                .param("limit", SHOWN)
                .query(TeamMessages::message)
                .list();
    }

    /** Questions that the institution has not answered, the longest waiting first; {@code after} is the last one of the page before. */
    @Transactional(readOnly = true)
    List<TeamMessage> openQuestions(UUID institutionId, @Nullable UUID after, int limit) {
        List<TeamMessage> open = jdbc.sql("""
                        select * from chronic.team_message
                        where to_institution_id = :institution and kind = 'QUESTION' and answered_at is null
                          and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit
                        """)
                .param("institution", institutionId)
                .param("after", after)
                .param("limit", limit)
                .query(TeamMessages::message)
                .list();
        audit.listed(
                "team-message.list",
                "open questions",
                open.stream().map(TeamMessage::residentId).toList());
        return open;
    }

    @Transactional(readOnly = true)
    long countOpen(UUID institutionId) {
        return jdbc.sql("""
                        select count(*) from chronic.team_message
                        where to_institution_id = :institution and kind = 'QUESTION' and answered_at is null
                        """)
                .param("institution", institutionId)
                .query(Long.class)
                .single();
    }

    /** Hospitals that share an alliance with the asker's institution, by name. */
    List<InstitutionSummary> askable() {
        UUID own = CurrentAccess.require().requireInstitution();
        return institutions.findAll(alliances.partners(own, LocalDate.now(clock))).values().stream()
                .filter(each -> !each.primary() && !each.id().equals(own))
                .sorted(java.util.Comparator.comparing(InstitutionSummary::name))
                .toList();
    }

    /** Writes a message; faults name their fields. */
    UUID write(UUID residentId, NewTeamMessage wanted) {
        Access access = CurrentAccess.require();
        if (!access.role().isClinician()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        UUID own = access.requireInstitution();
        ResidentSummary resident = require(residentId);
        TeamMessage question = wanted.answers() == null ? null : answerable(residentId, wanted.answers(), own);
        Fault.throwIfAny(faults(wanted));
        UUID id = Identifiers.next();
        Instant now = Instant.now(clock);
        jdbc.sql("""
                        insert into chronic.team_message
                          (id, resident_id, kind, institution_id, to_institution_id, answers, words, written_by, written_at)
                        values (:id, :resident, :kind, :institution, :to, :answers, :words, :by, :now)
                        """)
                .param("id", id)
                .param("resident", residentId)
                .param("kind", wanted.kind().name())
                .param("institution", own)
                .param("to", wanted.toInstitutionId())
                .param("answers", wanted.answers())
                .param("words", Objects.requireNonNull(wanted.words()).strip())
                .param("by", access.personName())
                .param("now", utc(now))
                .update();
        audit.record(
                "team-message.write",
                residentId,
                "team-message",
                id,
                Map.of("kind", wanted.kind().name()));
        if (wanted.toInstitutionId() != null) {
            residents.makeKnown(residentId, wanted.toInstitutionId(), "advice");
            tell(wanted.toInstitutionId(), "chronic.advice-asked", access.institutionName(), resident, id);
        }
        if (question != null) {
            jdbc.sql("update chronic.team_message set answered_at = :now where id = :id and answered_at is null")
                    .param("now", utc(now))
                    .param("id", question.id())
                    .update();
            tell(question.institutionId(), "chronic.advice-given", access.institutionName(), resident, id);
        }
        return id;
    }

    private void tell(UUID institution, String key, String from, ResidentSummary resident, UUID id) {
        notices.tell(List.of(new Notice(
                institution,
                null,
                key,
                List.of(from),
                "/chronic/people/" + resident.id() + "#messages",
                "team-message:" + id)));
    }

    /** A question about this person that the institution may answer: it was asked to it. */
    private TeamMessage answerable(UUID residentId, UUID questionId, UUID own) {
        return jdbc.sql("""
                        select * from chronic.team_message
                        where id = :id and resident_id = :resident and kind = 'QUESTION' and to_institution_id = :own
                        """)
                .param("id", questionId)
                .param("resident", residentId)
                .param("own", own)
                .query(TeamMessages::message)
                .optional()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private List<FieldFault> faults(NewTeamMessage wanted) {
        List<FieldFault> faults = new ArrayList<>();
        String words = wanted.words() == null ? "" : wanted.words().strip();
        if (words.isEmpty()) {
            faults.add(FieldFault.of("words", "common.required"));
        } else if (words.length() > LONGEST) {
            faults.add(FieldFault.of("words", "common.too-long", LONGEST));
        }
        UUID to = wanted.toInstitutionId();
        if (to != null) {
            if (askable().stream().noneMatch(each -> each.id().equals(to))) {
                faults.add(FieldFault.of("to", "chronic.advice-not-askable"));
            }
            if (!wanted.consented()) {
                faults.add(FieldFault.of("consented", "chronic.advice-consent-missing"));
            }
        }
        return faults;
    }

    private ResidentSummary require(UUID residentId) {
        return residents.find(residentId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private static TeamMessage message(ResultSet row, int number) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new TeamMessage(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                TeamMessageKind.valueOf(row.getString("kind")),
                row.getObject("institution_id", UUID.class),
                row.getObject("to_institution_id", UUID.class),
                row.getObject("answers", UUID.class),
                row.getString("words"),
                row.getString("written_by"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                answered == null ? null : answered.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
