package org.jieli.institution;

import java.util.UUID;

/** A practitioner with the title level that rules ask for. */
public record PractitionerSummary(UUID id, String name, TitleLevel titleLevel) {

    /** Title level CV08.30.005. */
    public enum TitleLevel {
        CHIEF,
        ASSOCIATE_CHIEF,
        ATTENDING,
        RESIDENT,
        ASSISTANT,
        NONE;

        /** 副主任医师及以上. */
        public boolean isAssociateChiefOrAbove() {
            return this == CHIEF || this == ASSOCIATE_CHIEF;
        }
    }
}
