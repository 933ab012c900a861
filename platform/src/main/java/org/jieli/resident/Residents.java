package org.jieli.resident;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Residents within the asker's scope; those outside do not exist for him. Every read of one person is audited. */
public interface Residents {

    Optional<ResidentSummary> find(UUID id);

    Map<UUID, ResidentSummary> findAll(Collection<UUID> ids);

    /** By name, pinyin initials, identity number, record number or phone, within the scope. */
    List<ResidentSummary> search(String text, int limit);

    /** Finds the person standing at the desk by his full identity number, beyond the scope, and makes him known here; audited. */
    Optional<ResidentSummary> meet(String identityNumber, String reason);

    /** Registers a person, or returns the one who has this identity number already; makes him known here. */
    ResidentSummary register(NewResident person);

    /** Makes a resident visible to an institution, because a referral, an enrolment or a visit brings him there. */
    void makeKnown(UUID residentId, UUID institutionId, String reason);

    /** The phone in clear, for a message to the person; an audited act with a reason. */
    Optional<String> phone(UUID residentId, String reason);

    /** Writes into the person's timeline; {@code path} leads to the record behind it. */
    void addToTimeline(TimelineEntry entry);

    /** What happened with the person, newest first. */
    List<TimelineEntry> timeline(UUID residentId, int limit);
}
