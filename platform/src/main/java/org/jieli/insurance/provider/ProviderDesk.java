package org.jieli.insurance.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A fund keeps the institutions under contract in its own region; all rows are written or none, with every fault at its row. */
@Service
@Transactional
class ProviderDesk {

    static final int MOST = 1000;
    private static final Pattern CODE = Pattern.compile("H[0-9]{11}");
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private final ProviderRepository providers;
    private final Institutions institutions;
    private final RuleBook rules;
    private final AuditLog audit;
    private final Clock clock;

    ProviderDesk(ProviderRepository providers, Institutions institutions, RuleBook rules, AuditLog audit, Clock clock) {
        this.providers = providers;
        this.institutions = institutions;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** The pooling region of whoever asks; only a fund has one. */
    String region() {
        return FundPost.region();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The institutions of the region by name; {@code text} is part of the name. */
    List<InstitutionSummary> institutions(String text) {
        return institutions.inDivision(region()).stream()
                .filter(each -> each.name().contains(text))
                .toList();
    }

    /** Those under contract today, by institution. */
    Map<UUID, Provider> current() {
        return providers.on(region(), today()).stream()
                .collect(Collectors.toMap(Provider::institutionId, each -> each));
    }

    /** Names of the levels of the region's rules on a day, by code. */
    Map<String, String> levels(LocalDate day) {
        String region = region();
        Map<String, String> names = new LinkedHashMap<>();
        for (Scheme scheme : Scheme.values()) {
            rules.on(region, scheme, day)
                    .ifPresent(set ->
                            set.rules().levels().forEach(level -> names.putIfAbsent(level.code(), level.name())));
        }
        return names;
    }

    /** Writes what institutions are from a day on, a code that is not told stays; the same again changes nothing. Returns how many rows came. */
    int write(List<NewProvider> told) {
        String region = region();
        if (told.size() > MOST) {
            throw new Fault(CommonFault.TOO_LARGE);
        }
        List<NewProvider> rows =
                told.stream().map(row -> withKnownCode(region, row)).toList();
        List<FieldFault> faults = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        Map<String, UUID> codes = new LinkedHashMap<>();
        Map<LocalDate, Set<String>> levels = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            check("[" + i + "].", rows.get(i), levels, faults);
            twice("[" + i + "].", rows.get(i), seen, codes, faults);
        }
        Fault.throwIfAny(faults);
        rows.forEach(row -> write(region, row));
        return rows.size();
    }

    /** A row that tells no code leaves the one that holds on its day. */
    private NewProvider withKnownCode(String region, NewProvider row) {
        UUID institution = row.institutionId();
        LocalDate from = row.from();
        return row.code() != null || institution == null || from == null
                ? row
                : row.withCode(providers.codeOn(region, institution, from).orElse(null));
    }

    private void check(String at, NewProvider row, Map<LocalDate, Set<String>> levels, List<FieldFault> faults) {
        UUID institution = row.institutionId();
        String code = row.code();
        LocalDate from = row.from();
        if (institution == null) {
            faults.add(FieldFault.of(at + "institutionId", "common.required"));
        } else if (institutions.find(institution).isEmpty()) {
            faults.add(FieldFault.of(at + "institutionId", "insurance.provider.unknown"));
        }
        boolean day = from != null && !from.isBefore(FIRST_DAY) && !from.isAfter(LAST_DAY);
        if (from == null) {
            faults.add(FieldFault.of(at + "from", "common.required"));
        } else if (!day) {
            faults.add(FieldFault.of(at + "from", "insurance.provider.day"));
        }
        if (code != null && !CODE.matcher(code).matches()) {
            faults.add(FieldFault.of(at + "code", "insurance.provider.code"));
        } else if (code != null
                && day
                && institution != null
                && from != null
                && providers.isTaken(code, institution, from)) {
            faults.add(FieldFault.of(at + "code", "insurance.provider.code-taken", code));
        }
        String level = row.level();
        if (day
                && from != null
                && level != null
                && !level.isBlank()
                && !levels.computeIfAbsent(from, each -> levels(each).keySet()).contains(level)) {
            faults.add(FieldFault.of(at + "level", "insurance.unknown-level", level));
        }
    }

    private static void twice(
            String at, NewProvider row, Set<UUID> seen, Map<String, UUID> codes, List<FieldFault> faults) {
        UUID institution = row.institutionId();
        if (institution != null && !seen.add(institution)) {
            faults.add(FieldFault.of(at + "institutionId", "insurance.provider.twice"));
        } else if (institution != null && row.code() != null) {
            UUID other = codes.putIfAbsent(row.code(), institution);
            if (other != null) {
                faults.add(FieldFault.of(at + "code", "insurance.provider.code-taken", row.code()));
            }
        }
    }

    private void write(String region, NewProvider row) {
        String level = row.level() == null || row.level().isBlank() ? null : row.level();
        Provider wanted = new Provider(
                Objects.requireNonNull(row.institutionId()), row.code(), level, Objects.requireNonNull(row.from()));
        providers.write(region, wanted);
        audit.record(
                "insurance.provider",
                null,
                "institution",
                wanted.institutionId(),
                Map.of(
                        "code",
                        wanted.code() == null ? "" : wanted.code(),
                        "level",
                        level == null ? "" : level,
                        "from",
                        wanted.from().toString()));
    }
}
