package org.jieli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Some people, each with his year of care. */
record PeopleYears(List<Person> people, List<Care> care) {

    /** So many people are held with their year at a time: a region of a million must not need memory for all of it. */
    private static final int PORTION = 4_000;

    /**
     * Invents everybody's year, portion after portion in the order of the people; the next portion is invented while the last one is
     * written. Each person has a randomness of his own, so the result does not depend on who was invented when.
     */
    static void each(List<Person> people, CareYear years, Consumer<PeopleYears> work) {
        List<List<Person>> portions = new ArrayList<>();
        for (int start = 0; start < people.size(); start += PORTION) {
            portions.add(people.subList(start, Math.min(people.size(), start + PORTION)));
        }
        CompletableFuture<PeopleYears> next = of(portions.getFirst(), years);
        for (int i = 1; i <= portions.size(); i++) {
            PeopleYears ready = next.join();
            next = i < portions.size() ? of(portions.get(i), years) : next;
            work.accept(ready);
        }
    }

    private static CompletableFuture<PeopleYears> of(List<Person> people, CareYear years) {
        return CompletableFuture.supplyAsync(
                () -> new PeopleYears(people, people.stream().map(years::of).toList()));
    }

    void forEach(BiConsumer<Person, Care> consumer) {
        for (int i = 0; i < people.size(); i++) {
            consumer.accept(people.get(i), care.get(i));
        }
    }
}
