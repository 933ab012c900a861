package org.jieli.institution;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks and writes; every write is made known to the institutions kept in memory. */
@Service
@Transactional
class StoredInstitutionRegistry implements InstitutionRegistry {

    private final InstitutionRules rules;
    private final InstitutionRepository institutions;
    private final PractitionerRepository practitioners;
    private final CatalogueRepository catalogues;
    private final CachedInstitutions cached;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    StoredInstitutionRegistry(
            InstitutionRules rules,
            InstitutionRepository institutions,
            PractitionerRepository practitioners,
            CatalogueRepository catalogues,
            CachedInstitutions cached,
            JdbcClient jdbc,
            AuditLog audit) {
        this.rules = rules;
        this.institutions = institutions;
        this.practitioners = practitioners;
        this.catalogues = catalogues;
        this.cached = cached;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public void register(Collection<NewInstitution> wanted) {
        List<FieldFault> faults = check("institutions", wanted, rules::check);
        faults.addAll(takenCreditCodes(wanted));
        Fault.throwIfAny(faults);
        try {
            institutions.insert(wanted);
        } catch (IllegalStateException e) {
            throw duplicate(e, InstitutionFault.CREDIT_CODE_TAKEN);
        }
        cached.changed();
    }

    @Override
    public void addDepartments(Collection<DepartmentSummary> departments) {
        Fault.throwIfAny(check("departments", departments, rules::check));
        try {
            institutions.insertDepartments(departments);
        } catch (IllegalStateException e) {
            throw duplicate(e, InstitutionFault.DEPARTMENT_EXISTS);
        }
        cached.changed();
    }

    @Override
    public void addPractitioners(Collection<NewPractitioner> wanted) {
        Fault.throwIfAny(check("practitioners", wanted, rules::check));
        practitioners.insert(wanted);
    }

    @Override
    public void offerServices(UUID institutionId, Collection<String> services, LocalDate since) {
        Fault.throwIfAny(check("services", services, (service, path) -> new FieldChecks(path)
                .code("", CodeTable.SERVICES, service)
                .faults()));
        jdbc.sql("""
                insert into institution.service (institution_id, service, since)
                select :id, unnest(:services::text[]), :since on conflict do nothing
                """)
                .param("id", institutionId)
                .param("services", services.toArray(String[]::new))
                .param("since", since)
                .update();
    }

    @Override
    public void replaceCatalogue(UUID institutionId, List<CatalogueRow> rows, LocalDate from) {
        Fault.throwIfAny(check("rows", rows, rules::check));
        catalogues.end(institutionId, from);
        catalogues.insert(institutionId, rows, from);
        cached.changed();
    }

    /** Changes an institution; {@link CommonFault#STALE} when somebody else did meanwhile. */
    void change(NewInstitution wanted, int version) {
        Fault.throwIfAny(rules.check(wanted, ""));
        try {
            if (!institutions.update(wanted, version)) {
                throw new Fault(CommonFault.STALE);
            }
        } catch (DuplicateKeyException e) {
            throw new Fault(
                    CommonFault.INVALID,
                    List.of(FieldFault.of("creditCode", "institution.credit-code-taken", wanted.creditCode())));
        }
        cached.changed();
    }

    /** Suspends, closes or opens an institution again from a day on. */
    void changeStatus(UUID institutionId, String status, LocalDate from) {
        if (!institutions.changeStatus(institutionId, status, from)) {
            throw new Fault(InstitutionFault.STATUS_ORDER, from.toString());
        }
        audit.record(
                "institution.status",
                null,
                "institution",
                institutionId,
                Map.of("status", status, "from", from.toString()));
        cached.changed();
    }

    /** The fault when a unique constraint refused the rows; otherwise what went wrong. */
    private static RuntimeException duplicate(IllegalStateException e, InstitutionFault fault) {
        boolean unique = e.getCause() instanceof SQLException sql && "23505".equals(sql.getSQLState());
        return unique ? new Fault(fault) : e;
    }

    private List<FieldFault> takenCreditCodes(Collection<NewInstitution> wanted) {
        Set<String> taken = new HashSet<>(institutions.creditCodesTaken(
                wanted.stream().map(NewInstitution::creditCode).toList()));
        return check("institutions", wanted, (it, path) -> new FieldChecks(path)
                .that(taken.add(it.creditCode()), "creditCode", "institution.credit-code-taken", it.creditCode())
                .faults());
    }

    private static <T> List<FieldFault> check(
            String list, Collection<T> things, BiFunction<T, String, List<FieldFault>> rule) {
        List<FieldFault> faults = new ArrayList<>();
        int index = 0;
        for (T thing : things) {
            faults.addAll(rule.apply(thing, list + "[" + index++ + "]."));
        }
        return faults;
    }
}
