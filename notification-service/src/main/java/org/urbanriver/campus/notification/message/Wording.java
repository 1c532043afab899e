package org.urbanriver.campus.notification.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.notification.message.Message.Fact;
import org.urbanriver.campus.notification.words.Words;

/** An offering in words, for one reader. */
record Wording(OfferingView offering, Reader reader, Words words) {

    static Wording of(OfferingView offering, Reader reader) {
        return new Wording(offering, reader, reader.words());
    }

    String course() {
        return offering.courseTitle();
    }

    /** @param form such as {@code in}: with the article, and as it stands after that word */
    String kind(String form) {
        return words.say("kind." + offering.type() + "." + form);
    }

    /** Where one goes, a class is at the time of the place; elsewhere it is at the time of whoever takes part. */
    When when() {
        var zone = offering.type() == OfferingType.LIVE ? null : reader.timeZone();
        return When.in(zone == null ? offering.timeZone() : zone, words);
    }

    /** A moment that is no class: at the reader's own time, if they told. */
    When deadline() {
        var zone = reader.timeZone();
        return When.in(zone == null ? offering.timeZone() : zone, words);
    }

    /** Tells offerings of the same course from each other. */
    String dated(String form) {
        var dates = offering.dates();
        return dates.isEmpty() ? kind(form) : words.say("when.on", kind(form), when().words(dates.getFirst()));
    }

    /** The key of what is different of what a student has to know; empty if nothing is. */
    String changes(OfferingView before) {
        var time =
                !before.dates().equals(offering.dates()) || !before.timeZone().equals(offering.timeZone());
        var place = !Objects.equals(before.place(), offering.place());
        var link = !Objects.equals(before.link(), offering.link());
        return Stream.of(time ? ".time" : "", place ? ".place" : "", link ? ".link" : "")
                .collect(Collectors.joining());
    }

    /** A sentence of its own, or nothing. */
    String reason(String reason) {
        var line = Message.oneLine(reason);
        return line.isEmpty() ? "" : words.say("reason", line);
    }

    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say("fact.course"), Message.oneLine(offering.courseTitle()), null));
        facts.add(new Fact(words.say("fact.type"), kind("label"), null));
        for (var date : offering.dates()) {
            facts.add(new Fact(words.say("fact.when"), when().words(date), null));
        }
        if (offering.dates().isEmpty()) {
            var anyTime = offering.type() == OfferingType.HOME_STUDY;
            facts.add(new Fact(words.say("fact.when"), words.say(anyTime ? "fact.any-time" : "fact.announced"), null));
        }
        if (offering.place() != null && !offering.place().isBlank()) {
            facts.add(new Fact(words.say("fact.where"), Message.oneLine(offering.place()), null));
        }
        if (offering.link() != null && !offering.link().isBlank()) {
            var link = Message.oneLine(offering.link());
            var onTheWeb =
                    link.regionMatches(true, 0, "https://", 0, 8) || link.regionMatches(true, 0, "http://", 0, 7);
            facts.add(new Fact(words.say("fact.join"), link, onTheWeb && !link.contains(" ") ? link : null));
        }
        return facts;
    }

    /** For those who no longer take part. */
    List<Fact> factsWithoutLink() {
        return facts().stream().filter(fact -> fact.link() == null).toList();
    }
}
