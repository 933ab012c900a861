package org.jieli.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Takes acts down and shows them. */
@Service
@Transactional
class AuditService implements AuditLog, AuditTrail {

    private final AuditRepository entries;
    private final JsonMapper json;

    AuditService(AuditRepository entries, JsonMapper json) {
        this.entries = entries;
        this.json = json;
    }

    @Override
    public void record(
            String action,
            @Nullable UUID residentId,
            String subjectType,
            @Nullable UUID subjectId,
            Map<String, String> details) {
        Access by = CurrentAccess.require();
        ActsOfTransaction.current(entries)
                .add(new Act(
                        by,
                        action,
                        residentId,
                        subjectType,
                        subjectId,
                        json.writeValueAsString(details),
                        remoteAddress()));
    }

    @Override
    public void listed(String action, String query, Collection<UUID> residents) {
        if (CurrentAccess.scope().kind() == AccessScope.Kind.SYSTEM) {
            return;
        }
        List<String> people =
                residents.stream().distinct().map(UUID::toString).sorted().toList();
        record(
                action,
                people.size() == 1 ? UUID.fromString(people.getFirst()) : null,
                "list",
                null,
                Map.of("query", query, "residents", String.join(",", people)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<AuditEntry> of(UUID residentId, int limit) {
        ActsOfTransaction.current(entries).write();
        return entries.find(AuditFilter.ofResident(residentId), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<AuditEntry> byOthers(UUID residentId, @Nullable Long before, int limit) {
        ActsOfTransaction.current(entries).write();
        return entries.byOthers(residentId, before, limit);
    }

    @Transactional(readOnly = true)
    public List<String> actions() {
        return entries.actions();
    }

    @Transactional(readOnly = true)
    public List<AuditEntry> find(AuditFilter filter, int limit) {
        ActsOfTransaction.current(entries).write();
        return entries.find(filter, limit);
    }

    private static @Nullable String remoteAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
