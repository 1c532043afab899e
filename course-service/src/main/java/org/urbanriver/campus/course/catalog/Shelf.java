package org.urbanriver.campus.course.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.courses.CourseSummary;
import org.urbanriver.campus.contracts.courses.CourseView;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.course.course.Listing;
import org.urbanriver.campus.course.text.Text;

/** The catalog as it was at one moment: immutable, so that many read it at once without waiting for each other. */
final class Shelf {

    private final List<TechniqueView> techniques;
    private final Map<String, Entry> byId;
    private final Map<String, Entry> bySlug;
    private final List<Entry> open;
    private final Instant newest;

    private Shelf(Collection<Entry> entries, List<TechniqueView> techniques) {
        this.techniques = techniques;
        this.byId = entries.stream()
                .collect(Collectors.toMap(entry -> entry.listing().id(), Function.identity()));
        this.bySlug = entries.stream()
                .collect(Collectors.toMap(entry -> entry.listing().slug(), Function.identity()));
        this.open = entries.stream()
                .filter(entry -> !entry.listing().archived())
                .sorted(Comparator.comparing((Entry entry) -> entry.view().publishedAt())
                        .reversed()
                        .thenComparing(entry -> entry.listing().slug()))
                .toList();
        this.newest = entries.stream()
                .map(entry -> entry.listing().updatedAt())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    static Shelf of(List<Listing> listings, List<TechniqueView> techniques) {
        return new Shelf(
                listings.stream().map(listing -> Entry.of(listing, techniques)).toList(), techniques);
    }

    /** The same with these listings in place of their older selves. */
    Shelf with(List<Listing> changed, List<TechniqueView> techniquesNow) {
        var sameTechniques = techniquesNow.equals(techniques);
        var entries = new HashMap<>(byId);
        if (!sameTechniques) {
            entries.replaceAll((id, entry) -> Entry.of(entry.listing(), techniquesNow));
        }
        var differs = !sameTechniques;
        for (var listing : changed) {
            var known = entries.get(listing.id());
            if (known == null || !known.listing().equals(listing)) {
                entries.put(listing.id(), Entry.of(listing, techniquesNow));
                differs = true;
            }
        }
        return differs ? new Shelf(entries.values(), techniquesNow) : this;
    }

    Instant newest() {
        return newest;
    }

    List<TechniqueView> techniques() {
        return techniques;
    }

    Optional<Listing> byId(String courseId) {
        return Optional.ofNullable(byId.get(courseId)).map(Entry::listing);
    }

    Optional<Listing> bySlug(String slug) {
        return Optional.ofNullable(bySlug.get(slug)).map(Entry::listing);
    }

    Optional<CourseView> course(String slug) {
        return Optional.ofNullable(bySlug.get(slug)).map(Entry::view);
    }

    Page<CourseSummary> find(@Nullable String technique, @Nullable String q, int page, int size) {
        var words = Text.words(q);
        var found = open.stream()
                .filter(entry -> technique == null
                        || technique.isBlank()
                        || entry.summary().techniques().contains(technique))
                .filter(entry -> entry.matches(words))
                .toList();
        var items = found.stream()
                .skip((long) page * size)
                .limit(size)
                .map(Entry::summary)
                .toList();
        return new Page<>(items, page, size, found.size());
    }

    /** @param words what a search finds it by: each word behind a space, so that a search finds their beginnings */
    private record Entry(Listing listing, CourseSummary summary, CourseView view, String words) {

        static Entry of(Listing listing, List<TechniqueView> techniques) {
            var taught = new HashSet<>(listing.techniques());
            return new Entry(listing, listing.summary(), listing.view(), words(listing, techniques, taught));
        }

        private static String words(Listing listing, List<TechniqueView> techniques, Set<String> taught) {
            var text = new StringBuilder(listing.listing().title());
            text.append(' ').append(listing.listing().summary());
            for (var technique : techniques) {
                if (taught.contains(technique.slug())) {
                    text.append(' ').append(technique.name());
                }
            }
            return " " + String.join(" ", Text.words(text.toString()));
        }

        boolean matches(List<String> wanted) {
            return wanted.stream().allMatch(word -> words.contains(" " + word));
        }
    }
}
