package org.jieli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.PersonalDataSeal;

/** Gives the man of the main job a family to act for on his own pages, and his village something to answer. */
final class OwnPagesLoader {

    private static final int ADULT = 18;
    private static final int OLD = 75;
    private static final int DAYS_LEFT = 3;
    private static final String GRANDPARENT = "6";
    private static final String SON = "2";

    private final BulkLoad load;
    private final PersonalDataSeal seal;
    private final LocalDate today;

    OwnPagesLoader(BulkLoad load, PersonalDataSeal seal, LocalDate today) {
        this.load = load;
        this.seal = seal;
        this.today = today;
    }

    void load(List<Person> people, Person man) {
        List<Person> neighbours = people.stream()
                .filter(each ->
                        each.village().equals(man.village()) && !each.id().equals(man.id()))
                .toList();
        guardians(neighbours, man);
        neighbours.stream()
                .filter(each -> each.ageOn(today) >= ADULT)
                .findFirst()
                .ifPresent(this::complaint);
    }

    /** A child for whom he may act at once, and an old person who has to agree first. */
    private void guardians(List<Person> neighbours, Person man) {
        load.load(
                "resident.guardian",
                List.of("id", "resident_id", "name", "relation", "phone_sealed", "phone_hash", "recorded_by"),
                rows -> {
                    neighbours.stream()
                            .min(Comparator.comparing(each -> each.ageOn(today)))
                            .filter(each -> each.ageOn(today) < ADULT)
                            .ifPresent(child -> rows.row(
                                    near(child.id(), 7),
                                    child.id(),
                                    man.name(),
                                    GRANDPARENT,
                                    seal.seal(man.phone()),
                                    seal.hash(man.phone()),
                                    "demo"));
                    neighbours.stream()
                            .filter(each -> each.ageOn(today) >= OLD)
                            .findFirst()
                            .ifPresent(old -> rows.row(
                                    near(old.id(), 7),
                                    old.id(),
                                    man.name(),
                                    SON,
                                    seal.seal(man.phone()),
                                    seal.hash(man.phone()),
                                    "demo"));
                });
    }

    private void complaint(Person person) {
        UUID id = near(person.id(), 9);
        String words = "上周三下午去了两次，卫生室都没有人，门上也没有写几点回来。";
        Instant made = ChinaTime.startOf(today.minusDays(1))
                .plusSeconds(LocalTime.of(16, 20).toSecondOfDay());
        load.load(
                "portal.complaint",
                List.of(
                        "id",
                        "resident_id",
                        "institution_id",
                        "division",
                        "addressee",
                        "subject",
                        "words",
                        "state",
                        "made_at",
                        "due_at",
                        "changed_at"),
                rows -> rows.row(
                        id,
                        person.id(),
                        person.village().clinicId(),
                        person.village().code(),
                        "INSTITUTION",
                        "WAITING",
                        words,
                        "OPEN",
                        made,
                        ChinaTime.startOf(today.plusDays(DAYS_LEFT + 1)),
                        made));
        load.load(
                "portal.complaint_step",
                List.of("id", "complaint_id", "at", "step", "by", "words"),
                rows -> rows.row(near(id, 1), id, made, "MADE", person.name(), words));
    }

    private static UUID near(UUID id, long other) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ other);
    }
}
