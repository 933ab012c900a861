package org.jieli.portal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jieli.institution.Institutions;
import org.springframework.stereotype.Component;

/** The names of institutions on a page. */
@Component
public class Places {

    private final Institutions institutions;

    Places(Institutions institutions) {
        this.institutions = institutions;
    }

    public Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        institutions.findAll(ids).values().forEach(place -> names.put(place.id(), place.name()));
        return names;
    }
}
