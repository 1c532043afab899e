package org.urbanriver.campus.gateway.page.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.courses.CourseSummary;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingView;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Parts;

/**
 * What everybody may read of courses and their dates, kept for a moment: many visitors at once cost the services few
 * calls. It is asked for in nobody's name, so that nothing is kept that only some may see, such as where a webinar meets.
 */
@Component
class Shelf {

    /** Shorter than the rest, as seats go quickly. */
    private static final Duration SEATS = Duration.ofSeconds(2);

    private final CatalogApi catalog;
    private final OfferingApi offerings;
    private final Parts parts;
    private final Clock clock;
    private final Cache<Object, Object> kept;
    private final Cache<Object, Object> seats;

    Shelf(
            CatalogApi catalog,
            OfferingApi offerings,
            Parts parts,
            Clock clock,
            @Value("${campus.pages.kept-for:10s}") Duration keptFor) {
        this.catalog = catalog;
        this.offerings = offerings;
        this.parts = parts;
        this.clock = clock;
        this.kept =
                Caffeine.newBuilder().maximumSize(500).expireAfterWrite(keptFor).build();
        this.seats = Caffeine.newBuilder()
                .maximumSize(500)
                .expireAfterWrite(keptFor.compareTo(SEATS) < 0 ? keptFor : SEATS)
                .build();
    }

    private record Search(String technique, String q, int page, int size) {}

    private record OfCourse(String slug) {}

    private enum All {
        TECHNIQUES,
        OFFERINGS
    }

    Asked<List<TechniqueView>> techniques() {
        return ask(kept, All.TECHNIQUES, catalog::techniques);
    }

    /** @param technique slug, or empty for all; {@code q} likewise */
    Asked<Page<CourseSummary>> courses(String technique, String q, int page, int size) {
        return ask(
                kept,
                new Search(technique, q, page, size),
                () -> catalog.courses(technique.isEmpty() ? null : technique, q.isEmpty() ? null : q, page, size));
    }

    Asked<CourseView> course(String slug) {
        return ask(kept, new OfCourse(slug), () -> catalog.course(slug));
    }

    /** The dates of all courses that can still be taken, those that start first at the front. */
    Asked<List<OfferingView>> upcoming() {
        return ask(kept, All.OFFERINGS, () -> ahead(offerings.offerings(null, 0, Page.MAX_SIZE)));
    }

    /** The dates of a course that can still be taken. */
    Asked<List<OfferingView>> offerings(String slug) {
        return ask(seats, new OfCourse(slug), () -> ahead(offerings.offerings(slug, 0, Page.MAX_SIZE)));
    }

    /** Who has just taken a seat of a course sees so. */
    void forgetSeats(String slug) {
        seats.invalidate(new OfCourse(slug));
    }

    private List<OfferingView> ahead(Page<OfferingView> all) {
        var now = clock.instant();
        return all.items().stream()
                .filter(offering -> offering.status() == OfferingStatus.OPEN)
                .filter(offering -> offering.dates().isEmpty()
                        || offering.dates().getLast().endsAt().isAfter(now))
                .map(OfferingView::withoutLink)
                .toList();
    }

    @SuppressWarnings("unchecked") // a key stands for one kind of value
    private <T> Asked<T> ask(Cache<Object, Object> cache, Object key, Supplier<T> call) {
        var known = cache.getIfPresent(key);
        return known == null ? parts.ask(() -> (T) cache.get(key, any -> inNobodysName(call))) : Asked.of((T) known);
    }

    private static <T> T inNobodysName(Supplier<T> call) {
        var reader = SecurityContextHolder.getContext();
        SecurityContextHolder.clearContext();
        try {
            return call.get();
        } finally {
            SecurityContextHolder.setContext(reader);
        }
    }
}
