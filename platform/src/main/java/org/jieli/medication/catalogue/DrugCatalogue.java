package org.jieli.medication.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.database.CachedSnapshot;
import org.jieli.database.Revisions;
import org.springframework.stereotype.Service;

/** The drugs of the catalogue, in memory: every line of every prescription asks for one. */
@Service
public class DrugCatalogue {

    private final CachedSnapshot<Snapshot> snapshot;

    DrugCatalogue(DrugRepository repository, Revisions revisions) {
        this.snapshot = revisions.snapshot("medication.drug", () -> Snapshot.of(repository.all()));
    }

    private record Snapshot(List<Drug> drugs, Map<UUID, Drug> byId, Map<String, Drug> byCode) {

        static Snapshot of(List<Drug> drugs) {
            return new Snapshot(
                    drugs,
                    drugs.stream().collect(Collectors.toMap(Drug::id, Function.identity())),
                    drugs.stream().collect(Collectors.toMap(Drug::code, Function.identity())));
        }
    }

    /** By name and strength. */
    public List<Drug> all() {
        return snapshot.get().drugs();
    }

    public Optional<Drug> find(UUID id) {
        return Optional.ofNullable(snapshot.get().byId().get(id));
    }

    public Optional<Drug> findByCode(String code) {
        return Optional.ofNullable(snapshot.get().byCode().get(code.strip().toUpperCase(Locale.ROOT)));
    }

    /** By part of the name or the English name, pinyin initials, or the beginning of code or class; the closest first. */
    public List<Drug> search(String text, int limit) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(drug -> wanted.isEmpty() || closeness(drug, wanted) < FAR)
                .sorted(Comparator.comparingInt((Drug drug) -> closeness(drug, wanted))
                        .thenComparing(Drug::name)
                        .thenComparing(Drug::code))
                .limit(limit)
                .toList();
    }

    /** Other drugs that could stand for this one: the same substance first, then the same chemical subgroup. */
    public List<Drug> substitutes(Drug drug) {
        return all().stream()
                .filter(other ->
                        !other.id().equals(drug.id()) && other.subgroup().equals(drug.subgroup()))
                .sorted(Comparator.comparing((Drug other) -> !other.isSameSubstanceAs(drug))
                        .thenComparing(Drug::name)
                        .thenComparing(Drug::code))
                .toList();
    }

    void changed() {
        snapshot.changed();
    }

    private static final int FAR = 9;

    private static int closeness(Drug drug, String wanted) {
        String english = drug.english().toLowerCase(Locale.ROOT);
        if (drug.name().toLowerCase(Locale.ROOT).startsWith(wanted)
                || drug.initials().startsWith(wanted)) {
            return 0;
        }
        if (english.startsWith(wanted)) {
            return 1;
        }
        if (drug.name().toLowerCase(Locale.ROOT).contains(wanted)
                || drug.initials().contains(wanted)) {
            return 2;
        }
        if (english.contains(wanted) || drug.code().toLowerCase(Locale.ROOT).startsWith(wanted)) {
            return 3;
        }
        return FAR;
    }
}
