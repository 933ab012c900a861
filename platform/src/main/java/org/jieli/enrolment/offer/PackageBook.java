package org.jieli.enrolment.offer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes packages, files them with the authority, and ends their sale. */
@Service
@Transactional
class PackageBook {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_REASON = 300;

    private final PackageRepository packages;
    private final PackageRules rules;
    private final PackageAccess access;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    PackageBook(
            PackageRepository packages,
            PackageRules rules,
            PackageAccess access,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.packages = packages;
        this.rules = rules;
        this.access = access;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A version that the asker may see. */
    PackageVersion require(UUID version) {
        return packages.find(version).filter(access::maySee).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** A new package as a draft; its kind follows from who writes it. */
    UUID write(String name, PackageTerms terms) {
        PackageAccess.Writer writer = access.requireWriter();
        List<FieldFault> faults = new ArrayList<>();
        if (name.isBlank()) {
            faults.add(FieldFault.of("name", "common.required"));
        } else if (name.length() > LONGEST_NAME) {
            faults.add(FieldFault.of("name", "common.too-long", LONGEST_NAME));
        }
        faults.addAll(rules.faults(writer.kind(), terms, LocalDate.now(clock)));
        Fault.throwIfAny(faults);
        UUID packageId = Identifiers.next();
        UUID version = Identifiers.next();
        try {
            packages.insertPackage(packageId, writer.kind(), name, writer.division(), writer.institutionId());
        } catch (DuplicateKeyException e) {
            throw new Fault(EnrolmentFault.PACKAGE_NAME_TAKEN, name);
        }
        packages.insertVersion(version, packageId, 1, writer.authority(), terms, name());
        record("enrolment.package-write", version, name);
        return version;
    }

    void change(UUID id, int revision, PackageTerms terms) {
        PackageVersion known = writable(id);
        Fault.throwIfAny(rules.faults(known.kind(), terms, LocalDate.now(clock)));
        if (!packages.update(id, revision, terms, name())) {
            throw new Fault(CommonFault.STALE);
        }
        record("enrolment.package-change", id, known.name());
    }

    /** A draft of the next version, a copy of this one. */
    UUID next(UUID id) {
        PackageVersion known = writable(id);
        UUID version = Identifiers.next();
        try {
            packages.insertVersion(
                    version,
                    known.packageId(),
                    known.number() + 1,
                    known.authority(),
                    new PackageTerms(known.about(), known.price(), known.source(), known.items()),
                    name());
        } catch (DuplicateKeyException e) {
            throw new Fault(EnrolmentFault.VERSION_IN_WORK);
        }
        record("enrolment.package-next", version, known.name());
        return version;
    }

    /** Hands a personalised package to the authority; a basic one of the authority itself is in force at once. */
    void submit(UUID id) {
        PackageVersion known = writable(id);
        LocalDate today = LocalDate.now(clock);
        Fault.throwIfAny(rules.faults(
                known.kind(), new PackageTerms(known.about(), known.price(), known.source(), known.items()), today));
        boolean done = known.kind() == PackageKind.BASIC
                ? packages.file(id, known.packageId(), known.state(), name(), clock.instant(), today)
                : packages.submit(id, clock.instant());
        if (!done) {
            throw new Fault(CommonFault.STALE);
        }
        record("enrolment.package-submit", id, known.name());
        if (known.kind() == PackageKind.PERSONALISED) {
            notices.tell(List.of(notice(known, null, known.authority(), "enrolment.news-package-submitted")));
        }
    }

    void accept(UUID id) {
        PackageVersion known = decidable(id);
        if (!packages.file(
                id, known.packageId(), VersionState.SUBMITTED, name(), clock.instant(), LocalDate.now(clock))) {
            throw new Fault(CommonFault.STALE);
        }
        record("enrolment.package-accept", id, known.name());
        notices.tell(List.of(notice(known, known.institutionId(), null, "enrolment.news-package-filed")));
    }

    void sendBack(UUID id, String reason) {
        PackageVersion known = decidable(id);
        if (reason.isBlank()) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("reason", "enrolment.reason-missing")));
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("reason", "common.too-long", LONGEST_REASON)));
        }
        if (!packages.sendBack(id, reason, name(), clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        record("enrolment.package-send-back", id, known.name());
        notices.tell(List.of(notice(known, known.institutionId(), null, "enrolment.news-package-sent-back")));
    }

    void endSale(UUID id) {
        PackageVersion known = writable(id);
        if (!packages.endSale(known.packageId(), LocalDate.now(clock))) {
            throw new Fault(CommonFault.STALE);
        }
        record("enrolment.package-end", id, known.name());
    }

    private Notice notice(
            PackageVersion version,
            @org.jspecify.annotations.Nullable UUID institution,
            @org.jspecify.annotations.Nullable String division,
            String key) {
        return new Notice(
                institution,
                division,
                key,
                List.of(version.name()),
                "/service-packages/" + version.id(),
                version.id() + ":" + key + ":" + clock.instant().toEpochMilli());
    }

    private PackageVersion writable(UUID id) {
        PackageVersion known = require(id);
        if (!access.mayWrite(known)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return known;
    }

    private PackageVersion decidable(UUID id) {
        PackageVersion known = require(id);
        if (!access.mayDecide(known)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return known;
    }

    private void record(String action, UUID version, String name) {
        audit.record(action, null, "service-package", version, Map.of("name", name));
    }

    private static String name() {
        Access access = CurrentAccess.require();
        return access.personName();
    }
}
