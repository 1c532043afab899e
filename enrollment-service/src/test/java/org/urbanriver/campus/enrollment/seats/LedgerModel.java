package org.urbanriver.campus.enrollment.seats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a ledger is to be, in the plainest words: no store, no conditions, nobody at the same time. */
final class LedgerModel {

    /** @param left of its seats */
    record Kept(int left, Instant until, boolean open) {}

    int capacity;
    boolean closed;
    final Set<String> held = new LinkedHashSet<>();
    final List<String> waiting = new ArrayList<>();
    final Map<String, Instant> offered = new LinkedHashMap<>();
    final Set<String> expired = new LinkedHashSet<>();
    final Map<String, Kept> holds = new TreeMap<>();
    private final Map<String, Integer> openings = new HashMap<>();

    LedgerModel(int capacity) {
        this.capacity = capacity;
    }

    int opening(String student) {
        return openings.getOrDefault(student, 1);
    }

    int free() {
        return capacity - taken();
    }

    int taken() {
        return held.size()
                + offered.size()
                + holds.values().stream()
                        .filter(Kept::open)
                        .mapToInt(Kept::left)
                        .sum();
    }

    boolean knows(String student) {
        return held.contains(student)
                || waiting.contains(student)
                || offered.containsKey(student)
                || expired.contains(student);
    }

    Claim claim(String student, boolean waitlist) {
        if (closed) {
            return Claim.CLOSED;
        }
        if (knows(student)) {
            return held.contains(student) ? Claim.HELD : Claim.WAITING;
        }
        if (free() > 0 && waiting.isEmpty()) {
            held.add(student);
            return Claim.HELD;
        }
        if (!waitlist) {
            return Claim.FULL;
        }
        waiting.add(student);
        return Claim.WAITING;
    }

    /** For the next opening, while the earlier one may not have been released: a seat or a place in the queue is kept. */
    Claim reclaim(String student, boolean waitlist) {
        if (closed) {
            return Claim.CLOSED;
        }
        offered.remove(student);
        expired.remove(student);
        openings.put(student, opening(student) + 1);
        return claim(student, waitlist);
    }

    boolean release(String student) {
        if (!knows(student)) {
            return false;
        }
        held.remove(student);
        waiting.remove(student);
        offered.remove(student);
        expired.remove(student);
        openings.put(student, opening(student) + 1);
        return true;
    }

    /** The student who was promoted, or null. */
    String promote(Instant until) {
        if (closed || free() <= 0 || waiting.isEmpty()) {
            return null;
        }
        var first = waiting.removeFirst();
        if (until == null) {
            held.add(first);
        } else {
            offered.put(first, until);
        }
        return first;
    }

    SeatOffers.Answer accept(String student, Instant now) {
        if (held.contains(student)) {
            return SeatOffers.Answer.ACCEPTED;
        }
        if (expired.contains(student)) {
            return SeatOffers.Answer.EXPIRED;
        }
        var until = offered.get(student);
        if (until == null) {
            return SeatOffers.Answer.NONE;
        }
        if (closed || !now.isBefore(until)) {
            return SeatOffers.Answer.EXPIRED;
        }
        offered.remove(student);
        held.add(student);
        return SeatOffers.Answer.ACCEPTED;
    }

    void expire(Instant now) {
        offered.forEach((student, until) -> {
            if (!now.isBefore(until)) {
                expired.add(student);
            }
        });
        offered.keySet().removeAll(expired);
        holds.replaceAll((id, hold) -> now.isBefore(hold.until()) ? hold : new Kept(hold.left(), hold.until(), false));
    }

    void tell() {
        expired.forEach(student -> openings.put(student, opening(student) + 1));
        expired.clear();
    }

    void shorten(Instant end) {
        offered.replaceAll((student, until) -> until.isAfter(end) ? end : until);
    }

    /** Whether it was reserved, or is there already. */
    boolean reserve(String id, int seats, Instant until) {
        if (holds.containsKey(id)) {
            return true;
        }
        if (closed || !waiting.isEmpty() || free() < seats) {
            return false;
        }
        holds.put(id, new Kept(seats, until, true));
        return true;
    }

    /** Null where it is refused. */
    Claim take(String id, String student, Instant now) {
        if (closed) {
            return Claim.CLOSED;
        }
        if (held.contains(student) || expired.contains(student)) {
            return held.contains(student) ? Claim.HELD : Claim.WAITING;
        }
        var hold = holds.get(id);
        if (hold == null || !hold.open() || !now.isBefore(hold.until())) {
            return null;
        }
        waiting.remove(student);
        offered.remove(student);
        held.add(student);
        holds.put(id, new Kept(hold.left() - 1, hold.until(), hold.left() > 1));
        return Claim.HELD;
    }

    void endHold(String id) {
        holds.computeIfPresent(id, (same, hold) -> new Kept(hold.left(), hold.until(), false));
    }

    boolean resize(int seats) {
        if (taken() > seats) {
            return false;
        }
        capacity = seats;
        return true;
    }
}
