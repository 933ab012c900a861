package org.jieli.resident;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a person acts for. A resident is somebody's guardian when an open guardianship of another living person carries his name and his
 * phone. For an adult he acts only while a consent of the kind {@link ConsentKind#PROXY} holds (个人信息保护法 第二十三条).
 */
public interface Wards {

    /** From this age on the ward's own consent is needed (民法典 第十七条). */
    int ADULT = 18;

    /** The people whose guardian the person is, the eldest first. */
    List<Ward> of(UUID guardianPerson);

    /** Whether the person may act for the other right now. */
    boolean mayActFor(UUID guardianPerson, UUID ward);

    /** Whether the person lives: the pages of somebody who has died are closed. */
    boolean isLiving(UUID person);

    /**
     * Somebody with this guardian.
     *
     * @param guardianId the guardianship
     * @param mayAct whether the guardian may act now
     * @param needsConsent whether only the ward's consent is missing
     */
    record Ward(
            UUID id,
            String name,
            LocalDate birthDate,
            @Nullable UUID guardianId,
            GuardianRelation relation,
            boolean mayAct,
            boolean needsConsent) {}
}
