package org.jieli.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows the log to those who may read it: a health commission and an administrator, each for his own area. */
@Component
class AuditReading {

    static final Set<Role> READERS = Set.of(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION);
    private static final int CHUNK = 1000;

    private final AuditService audit;
    private final ObjectProvider<AccountNames> names;

    AuditReading(AuditService audit, ObjectProvider<AccountNames> names) {
        this.audit = audit;
        this.names = names;
    }

    static Access reader() {
        Access access = CurrentAccess.require();
        if (!READERS.contains(access.role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return access;
    }

    List<AuditEntry> find(AuditQuery query, int limit) {
        reader();
        return find(filter(query), limit);
    }

    /** The kinds of action that were ever taken down. */
    List<String> actions() {
        reader();
        return audit.actions();
    }

    /** Hands over what matches, newest first, up to a number of entries. */
    void each(AuditQuery query, int most, Consumer<AuditEntry> entries) {
        reader();
        AuditFilter filter = filter(query);
        int given = 0;
        List<AuditEntry> chunk;
        do {
            chunk = find(filter, Math.min(CHUNK, most - given));
            chunk.forEach(entries);
            given += chunk.size();
            filter = chunk.isEmpty() ? filter : filter.after(chunk.getLast().id());
        } while (chunk.size() == CHUNK && given < most);
    }

    private List<AuditEntry> find(AuditFilter filter, int limit) {
        Access reader = reader();
        // The administrator of a division sees its whole log, but none of the records behind it.
        return reader.role() == Role.ADMINISTRATOR && reader.institutionId() == null
                ? CurrentAccess.callAsSystem(
                        reader.personName(), () -> audit.find(filter.within(reader.division()), limit))
                : audit.find(filter, limit);
    }

    private AuditFilter filter(AuditQuery query) {
        return new AuditFilter(
                query.resident(),
                query.who().isBlank() ? null : named(query.who().strip()),
                query.action().isBlank() ? null : query.action().strip(),
                query.from() == null ? null : ChinaTime.startOf(query.from()),
                query.to() == null ? null : ChinaTime.startOf(query.to().plusDays(1)),
                query.before(),
                null);
    }

    private List<UUID> named(String text) {
        AccountNames known = names.getIfAvailable();
        return known == null ? List.of() : known.named(text);
    }
}
