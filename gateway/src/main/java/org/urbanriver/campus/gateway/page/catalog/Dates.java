package org.urbanriver.campus.gateway.page.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.enrollments.Eligibility;
import org.urbanriver.campus.contracts.enrollments.EligibilityApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentStatus;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Frames;
import org.urbanriver.campus.gateway.page.Parts;
import org.urbanriver.campus.gateway.page.catalog.OfferingCard.Event;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Puts together what the dates of a course mean to whoever looks. */
@Component
class Dates {

    /** Of dates further away a student is told when they press the button. */
    private static final int TOLD_BEFORE = 12;

    private final Shelf shelf;
    private final EnrollmentApi enrollments;
    private final EligibilityApi eligibility;
    private final CurrentCaller caller;
    private final Parts parts;
    private final Frames frames;
    private final Clock clock;

    /** The offerings that a course had a moment ago, so that all can be asked for at once. */
    private final Cache<String, List<String>> known = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Dates(
            Shelf shelf,
            EnrollmentApi enrollments,
            EligibilityApi eligibility,
            CurrentCaller caller,
            Parts parts,
            Frames frames,
            Clock clock) {
        this.shelf = shelf;
        this.enrollments = enrollments;
        this.eligibility = eligibility;
        this.caller = caller;
        this.parts = parts;
        this.frames = frames;
        this.clock = clock;
    }

    /** The cards of a course, waited for. */
    Asked<List<OfferingCard>> of(String slug, HttpServletRequest request) {
        var reader = caller.find();
        var student = reader.filter(who -> who.has(Role.STUDENT)).isPresent();
        var offerings = shelf.offerings(slug);
        var mine = reader.isPresent() ? parts.ask(this::mine) : Asked.of(Map.<String, EnrollmentView>of());
        var outlooks = new HashMap<String, Asked<Eligibility>>();
        if (student) {
            Optional.ofNullable(known.getIfPresent(slug)).ifPresent(ids -> ask(ids, outlooks));
        }
        offerings.value().ifPresent(all -> {
            var ids = all.stream().map(OfferingView::id).limit(TOLD_BEFORE).toList();
            known.put(slug, ids);
            if (student) {
                ask(ids, outlooks);
            }
        });
        var frame = frames.of(request);
        return offerings.map(all -> all.stream()
                .map(offering -> card(
                        frame,
                        slug,
                        offering,
                        Optional.ofNullable(outlooks.get(offering.id())).flatMap(Asked::value),
                        Optional.ofNullable(mine.or(Map.of()).get(offering.id()))))
                .toList());
    }

    /** The card of an offering that a student has just got a seat in. */
    OfferingCard enrolled(String slug, EnrollmentView enrollment, HttpServletRequest request) {
        var id = enrollment.offering().id();
        var offering = shelf.offerings(slug).or(List.of()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(enrollment.offering());
        return new OfferingCard(
                frames.of(request),
                slug,
                offering,
                Outlook.of(offering, clock.instant()),
                Optional.of(enrollment),
                Event.ENROLLED);
    }

    private void ask(List<String> ids, Map<String, Asked<Eligibility>> outlooks) {
        ids.forEach(id -> outlooks.computeIfAbsent(id, each -> parts.ask(() -> eligibility.eligibility(each, null))));
    }

    private OfferingCard card(
            Frame frame,
            String slug,
            OfferingView offering,
            Optional<Eligibility> told,
            Optional<EnrollmentView> mine) {
        var outlook = told.map(Outlook::of).orElseGet(() -> Outlook.of(offering, clock.instant()));
        return new OfferingCard(frame, slug, offering, outlook, mine, Event.NONE);
    }

    private Map<String, EnrollmentView> mine() {
        var all = new HashMap<String, EnrollmentView>();
        enrollments.mine(0, Page.MAX_SIZE).items().stream()
                .filter(enrollment -> enrollment.status() != EnrollmentStatus.WITHDRAWN)
                .forEach(enrollment -> all.putIfAbsent(enrollment.offering().id(), enrollment));
        return all;
    }
}
