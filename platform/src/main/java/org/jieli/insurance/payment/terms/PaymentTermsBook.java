package org.jieli.insurance.payment.terms;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.institution.Institutions;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.payment.terms.PaymentTermsSet.TermsState;
import org.jieli.region.Divisions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Payment terms of the asker's region: read, copied, changed while they are a draft, issued once. */
@Service
@Transactional
public class PaymentTermsBook {

    private final PaymentTermsRepository repository;
    private final Institutions institutions;
    private final Divisions divisions;
    private final AuditLog audit;

    PaymentTermsBook(
            PaymentTermsRepository repository, Institutions institutions, Divisions divisions, AuditLog audit) {
        this.repository = repository;
        this.institutions = institutions;
        this.divisions = divisions;
        this.audit = audit;
    }

    /** All versions within a region. */
    public List<PaymentTermsSet> within(String region) {
        return repository.within(region);
    }

    /** What holds in a region on a day. */
    public Optional<PaymentTermsSet> inForce(String region, LocalDate on) {
        return repository.inForce(region, on);
    }

    /** A version of the region; {@link CommonFault#NOT_FOUND} outside of it. */
    public PaymentTermsSet require(String region, UUID id) {
        return repository
                .find(id)
                .filter(set -> set.region().startsWith(region))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** The institutions for which a set may name a coefficient of their own. */
    TermsPlaces places(PaymentTermsSet set) {
        return new TermsPlaces(institutions.inDivision(set.region()));
    }

    /** The name of a set's region. */
    String regionName(PaymentTermsSet set) {
        return divisions.fullName(set.region(), set.from());
    }

    /** Begins a draft for a region and a year from other terms; its identifier. */
    public UUID copy(PaymentTermsSet other, String region, int year) {
        UUID id = Identifiers.next();
        try {
            repository.insert(
                    new PaymentTermsSet(
                            id,
                            region,
                            year,
                            1,
                            other.name(),
                            LocalDate.of(year, 1, 1),
                            LocalDate.of(year, 12, 31),
                            other.source(),
                            other.confidence(),
                            TermsState.DRAFT_TERMS,
                            1,
                            other.terms()),
                    CurrentAccess.require().personName());
        } catch (DuplicateKeyException e) {
            throw new Fault(InsuranceFault.STATE);
        }
        record("insurance.payment-terms-copied", id, other.name());
        return id;
    }

    /** Changes a draft that stands at the set's revision. */
    void change(PaymentTermsSet set) {
        Fault.throwIfAny(PaymentTermsChecks.of(set));
        try {
            if (!repository.change(set, CurrentAccess.require().personName())) {
                throw new Fault(InsuranceFault.STATE);
            }
        } catch (DuplicateKeyException e) {
            throw new Fault(InsuranceFault.STATE);
        }
        record("insurance.payment-terms-changed", id(set), set.name());
    }

    /** Puts a draft in force; its days must be free. */
    public void issue(String region, UUID id, int revision) {
        PaymentTermsSet set = require(region, id);
        Fault.throwIfAny(PaymentTermsChecks.of(set));
        repository.overlapping(set).ifPresent(other -> {
            throw new Fault(
                    CommonFault.INVALID,
                    List.of(FieldFault.of(
                            "from",
                            "insurance.payment.days-taken",
                            regionName(set),
                            other.from().toString(),
                            other.to().toString(),
                            other.name(),
                            other.version())));
        });
        try {
            if (!repository.issue(id, revision, CurrentAccess.require().personName())) {
                throw new Fault(InsuranceFault.STATE);
            }
        } catch (DataIntegrityViolationException e) {
            // Other terms of these days were issued since.
            throw new Fault(InsuranceFault.STATE);
        }
        record("insurance.payment-terms-issued", id, set.name());
    }

    /** Deletes a draft that stands at a revision. */
    void delete(PaymentTermsSet set, int revision) {
        if (!repository.delete(id(set), revision)) {
            throw new Fault(InsuranceFault.STATE);
        }
        record("insurance.payment-terms-deleted", id(set), set.name());
    }

    private void record(String action, UUID id, String name) {
        audit.record(action, null, "payment-terms", id, Map.of("name", name));
    }

    private static UUID id(PaymentTermsSet set) {
        return java.util.Objects.requireNonNull(set.id());
    }
}
