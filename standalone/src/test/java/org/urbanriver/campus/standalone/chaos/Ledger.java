package org.urbanriver.campus.standalone.chaos;

import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** The seats of an offering as the store holds them at one moment. */
record Ledger(
        String offering,
        int capacity,
        int free,
        boolean closed,
        List<Entry> holders,
        List<Entry> waiting,
        int waitingCount) {

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
                Stream.concat(entries(seats, "holders").stream(), settled(seats))
                        .toList(),
                entries(seats, "waiting"),
                seats.getInteger("waitingCount"));
    }

    /** Seats that are kept in little space, once their enrollments are saved. */
    private static Stream<Entry> settled(Document seats) {
        return seats.get("seated", new Document()).entrySet().stream()
                .map(each -> new Entry(each.getKey(), (Integer) each.getValue()));
    }

    private static List<Entry> entries(Document seats, String list) {
        return seats.getList(list, Document.class, List.of()).stream()
                .map(Entry::of)
                .toList();
    }

    /** What is wrong with this state alone. */
    Stream<Violation> flaws() {
        return Stream.of(
                        flaw(holders.size() > capacity, "%d seats of %d are held".formatted(holders.size(), capacity)),
                        flaw(
                                !closed && free != capacity - holders.size(),
                                "%d of %d seats are held, but %d are said to be free"
                                        .formatted(holders.size(), capacity, free)),
                        flaw(
                                waitingCount != waiting.size(),
                                "%d wait, but %d are said to".formatted(waiting.size(), waitingCount)),
                        flaw(
                                Stream.concat(holders.stream(), waiting.stream())
                                                .map(Entry::student)
                                                .distinct()
                                                .count()
                                        < holders.size() + waiting.size(),
                                "somebody holds or waits twice: %s, waiting %s".formatted(holders, waiting)))
                .flatMap(each -> each);
    }

    private Stream<Violation> flaw(boolean wrong, String words) {
        return wrong ? Stream.of(new Violation(offering, "the ledger: " + words)) : Stream.empty();
    }
}
