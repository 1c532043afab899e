package org.urbanriver.campus.standalone.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The seats of an offering as the store holds them at one moment.
 *
 * @param holders in the order in which they came to their seats
 * @param settled those who hold a seat for longer, in no order
 * @param offered to whom a seat is offered, in the order of the offers
 * @param expired who did not answer in time and was not yet told
 * @param kept seats that staff reserve
 */
record Ledger(
        String offering,
        int capacity,
        int free,
        boolean closed,
        List<Entry> holders,
        List<Entry> settled,
        List<Entry> waiting,
        int waitingCount,
        List<Entry> offered,
        List<Entry> expired,
        int kept) {

    record Entry(String student, int opening) {

        static Entry of(Document seat) {
            return new Entry(seat.getString("student"), seat.getInteger("opening"));
        }
    }

    static Ledger of(Document seats) {
        return new Ledger(
                seats.getString("_id"),
                seats.getInteger("capacity"),
                seats.getInteger("free"),
                seats.getBoolean("closed", false),
                entries(seats, "holders"),
                settled(seats.get("seated", new Document())),
                entries(seats, "waiting"),
                seats.getInteger("waitingCount"),
                entries(seats, "offered"),
                entries(seats, "expired"),
                seats.getList("holds", Document.class, List.of()).stream()
                        .filter(hold -> hold.get("ended") == null)
                        .mapToInt(hold -> hold.getInteger("left"))
                        .sum());
    }

    private static List<Entry> entries(Document seats, String list) {
        return seats.getList(list, Document.class, List.of()).stream()
                .map(Entry::of)
                .toList();
    }

    private static List<Entry> settled(Map<String, Object> openings) {
        return openings.entrySet().stream()
                .map(each -> new Entry(each.getKey(), ((Number) each.getValue()).intValue()))
                .toList();
    }

    /** All who hold a seat. */
    List<Entry> seated() {
        return joined(settled, holders);
    }

    /** All who got what they waited for, or are asked whether they still want it. */
    List<Entry> served() {
        return joined(seated(), joined(offered, expired));
    }

    private static List<Entry> joined(List<Entry> some, List<Entry> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** What is wrong with this state alone. */
    Stream<Violation> flaws() {
        var taken = seated().size() + offered.size() + kept;
        var all = joined(served(), waiting);
        return Stream.of(
                        flaw(taken > capacity, "%d seats of %d are held, offered or kept".formatted(taken, capacity)),
                        flaw(
                                !closed && free != capacity - taken,
                                "%d of %d seats are taken, but %d are said to be free"
                                        .formatted(taken, capacity, free)),
                        flaw(
                                waitingCount != waiting.size(),
                                "%d wait, but %d are said to".formatted(waiting.size(), waitingCount)),
                        flaw(
                                all.stream().map(Entry::student).distinct().count() < all.size(),
                                "somebody is in it twice: %s, waiting %s".formatted(served(), waiting)))
                .flatMap(each -> each);
    }

    private Stream<Violation> flaw(boolean wrong, String words) {
        return wrong ? Stream.of(new Violation(offering, "the ledger: " + words)) : Stream.empty();
    }
}
