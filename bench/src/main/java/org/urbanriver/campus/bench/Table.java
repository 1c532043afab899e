package org.urbanriver.campus.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a run, one line a measurement. */
final class Table {

    private static final List<String> HEADINGS =
            List.of("measured", "enrollments", "stores", "per second", "p50 ms", "p99 ms", "errors", "remark");

    private final String stores;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param stores what the measured system keeps its data and its events in, as it says itself */
    Table(String stores) {
        this.stores = stores;
    }

    /** @param existing enrollments that were there before */
    void add(String measured, long existing, Samples.Figures figures, String remark) {
        rows.add(List.of(
                measured,
                String.format(Locale.ROOT, "%,d", existing),
                stores,
                String.format(Locale.ROOT, "%,.0f", figures.perSecond()),
                milliseconds(figures.p50()),
                milliseconds(figures.p99()),
                String.format(Locale.ROOT, "%,d", figures.failed()),
                remark));
    }

    /** As Markdown, which also reads well in a terminal. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        var widths = widths();
        text.append(line(HEADINGS, widths));
        text.append(line(widths.stream().map("-"::repeat).toList(), widths));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (var column = 0; column < HEADINGS.size(); column++) {
            var each = column;
            var longest = rows.stream().mapToInt(row -> row.get(each).length()).max();
            widths.add(Math.max(HEADINGS.get(column).length(), longest.orElse(0)));
        }
        return widths;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        var line = new StringBuilder("|");
        for (var column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            line.append(' ').append(cell).append(" ".repeat(widths.get(column) - cell.length()));
            line.append(" |");
        }
        return line.append('\n').toString();
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%,.1f", duration.toNanos() / 1e6);
    }
}
