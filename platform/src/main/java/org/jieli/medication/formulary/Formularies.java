package org.jieli.medication.formulary;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.audit.AuditLog;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which institution stocks which drugs (国办发〔2026〕11号 (三): hospitals and primary institutions of an alliance link their lists). */
@Service
@Transactional
public class Formularies {

    private static final List<AllianceSummary.Form> LINKING =
            List.of(AllianceSummary.Form.COUNTY_MEDICAL_COMMUNITY, AllianceSummary.Form.URBAN_MEDICAL_GROUP);

    private final JdbcClient jdbc;
    private final DrugCatalogue catalogue;
    private final Alliances alliances;
    private final AuditLog audit;
    private final Clock clock;

    Formularies(JdbcClient jdbc, DrugCatalogue catalogue, Alliances alliances, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.alliances = alliances;
        this.audit = audit;
        this.clock = clock;
    }

    /** The drugs an institution stocks today. */
    @Transactional(readOnly = true)
    public Set<UUID> of(UUID institution) {
        return new HashSet<>(jdbc.sql(
                        "select drug_id from medication.formulary where institution_id = :institution and until is null")
                .param("institution", institution)
                .query(UUID.class)
                .list());
    }

    /** How many drugs each of these institutions stocks. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> sizes(Collection<UUID> institutions) {
        Map<UUID, Integer> sizes = new java.util.HashMap<>();
        jdbc.sql("""
                select institution_id, count(*) from medication.formulary
                where institution_id = any (:institutions) and until is null group by institution_id
                """)
                .param("institutions", institutions.toArray(UUID[]::new))
                .query((row, number) -> sizes.put(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
        return sizes;
    }

    /** The alliance through which the institution's list is linked: its county's or its city's. */
    @Transactional(readOnly = true)
    public Optional<AllianceSummary> link(UUID institution) {
        List<AllianceSummary> all = alliances.of(institution, LocalDate.now(clock));
        return LINKING.stream()
                .flatMap(form -> all.stream().filter(alliance -> alliance.form() == form))
                .findFirst();
    }

    /** The lead whose list the institution follows, where it is not the lead itself. */
    @Transactional(readOnly = true)
    public Optional<UUID> leadOf(UUID institution) {
        return link(institution).map(AllianceSummary::leadInstitutionId).filter(lead -> !lead.equals(institution));
    }

    /** All others of the alliances that link lists; the lead among them. */
    @Transactional(readOnly = true)
    public Set<UUID> partners(UUID institution) {
        Set<UUID> partners = new HashSet<>();
        alliances.of(institution, LocalDate.now(clock)).stream()
                .filter(alliance -> LINKING.contains(alliance.form()))
                .forEach(alliance -> partners.addAll(alliance.members()));
        partners.remove(institution);
        return partners;
    }

    /** Takes a drug into the list from today; again is nothing. */
    public boolean take(UUID institution, UUID drugId) {
        Drug drug = catalogue.find(drugId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        boolean added = jdbc.sql("""
                        insert into medication.formulary (institution_id, drug_id, since, changed_by, changed_at)
                        select :institution, :drug, :today, :by, :now
                        where not exists (select from medication.formulary
                                          where institution_id = :institution and drug_id = :drug and until is null)
                        on conflict (institution_id, drug_id, since) do update set until = null, changed_by = :by, changed_at = :now
                          where formulary.until is not null
                        """)
                        .param("institution", institution)
                        .param("drug", drugId)
                        .param("today", LocalDate.now(clock))
                        .param("by", CurrentAccess.require().personName())
                        .param("now", OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC))
                        .update()
                == 1;
        if (added) {
            record("formulary.take", institution, drug);
        }
        return added;
    }

    /** Ends a drug in the list today. */
    public boolean leave(UUID institution, UUID drugId) {
        Drug drug = catalogue.find(drugId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        boolean ended = jdbc.sql("""
                        update medication.formulary set until = :today, changed_by = :by, changed_at = :now
                        where institution_id = :institution and drug_id = :drug and until is null
                        """)
                        .param("institution", institution)
                        .param("drug", drugId)
                        .param("today", LocalDate.now(clock))
                        .param("by", CurrentAccess.require().personName())
                        .param("now", OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC))
                        .update()
                == 1;
        if (ended) {
            record("formulary.leave", institution, drug);
        }
        return ended;
    }

    private void record(String action, UUID institution, Drug drug) {
        audit.record(action, null, "institution", institution, Map.of("drug", drug.title()));
    }
}
