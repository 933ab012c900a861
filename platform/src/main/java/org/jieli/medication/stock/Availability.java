package org.jieli.medication.stock;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.formulary.Formularies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a drug is to be had: here, in place of it something else that is here, or elsewhere in the alliance. */
@Service
@Transactional(readOnly = true)
public class Availability {

    private static final int OFFERED = 5;

    private final Stocks stocks;
    private final Formularies formularies;
    private final DrugCatalogue catalogue;
    private final Institutions institutions;

    Availability(Stocks stocks, Formularies formularies, DrugCatalogue catalogue, Institutions institutions) {
        this.stocks = stocks;
        this.formularies = formularies;
        this.catalogue = catalogue;
        this.institutions = institutions;
    }

    /** A drug here. */
    public record Here(
            Drug drug, boolean stocked, int onHand, List<Substitute> substitutes, List<Elsewhere> elsewhere) {}

    /** Another drug that is here; {@code sameSubstance} tells another form or strength from another of its class. */
    public record Substitute(Drug drug, boolean sameSubstance, int onHand) {}

    /** Another institution of the alliance with some of it. */
    public record Elsewhere(UUID institutionId, String name, int onHand) {}

    /** For drugs at an institution; substitutes and other places are looked for where the drug is missing here. */
    public List<Here> of(UUID institution, List<Drug> drugs) {
        Set<UUID> stocked = formularies.of(institution);
        List<UUID> asked = drugs.stream()
                .flatMap(drug -> Stream.concat(Stream.of(drug), catalogue.substitutes(drug).stream()))
                .map(Drug::id)
                .distinct()
                .toList();
        Map<UUID, Integer> here = stocks.onHand(List.of(institution), asked).getOrDefault(institution, Map.of());
        return drugs.stream()
                .map(drug -> {
                    boolean missing = !stocked.contains(drug.id()) || here.getOrDefault(drug.id(), 0) == 0;
                    return new Here(
                            drug,
                            stocked.contains(drug.id()),
                            here.getOrDefault(drug.id(), 0),
                            missing ? substitutes(drug, stocked, here) : List.of(),
                            missing ? elsewhere(institution, drug) : List.of());
                })
                .toList();
    }

    private List<Substitute> substitutes(Drug drug, Set<UUID> stocked, Map<UUID, Integer> here) {
        return catalogue.substitutes(drug).stream()
                .filter(other -> stocked.contains(other.id()) || here.getOrDefault(other.id(), 0) > 0)
                .map(other -> new Substitute(other, other.isSameSubstanceAs(drug), here.getOrDefault(other.id(), 0)))
                .limit(OFFERED)
                .toList();
    }

    private List<Elsewhere> elsewhere(UUID institution, Drug drug) {
        Map<UUID, Map<UUID, Integer>> found = stocks.onHand(formularies.partners(institution), List.of(drug.id()));
        Map<UUID, InstitutionSummary> places = institutions.findAll(found.keySet());
        return found.entrySet().stream()
                .filter(each -> places.containsKey(each.getKey()))
                .map(each -> new Elsewhere(
                        each.getKey(),
                        java.util.Objects.requireNonNull(places.get(each.getKey()))
                                .name(),
                        each.getValue().getOrDefault(drug.id(), 0)))
                .sorted(Comparator.comparing(Elsewhere::onHand).reversed().thenComparing(Elsewhere::name))
                .limit(OFFERED)
                .toList();
    }
}
