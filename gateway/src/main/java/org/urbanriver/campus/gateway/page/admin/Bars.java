package org.urbanriver.campus.gateway.page.admin;

import java.util.List;

/** A chart of bars one beneath the other, one for each thing that is compared. */
public record Bars(String title, String summary, List<Bar> bars) {

    public static final int WIDTH = 720;
    public static final int THICKNESS = 8;

    /**
     * @param shown the value in words
     * @param bad whether it asks for attention
     */
    public record Bar(String label, long value, String shown, boolean bad) {}

    public double length(Bar bar) {
        var highest = bars.stream().mapToLong(Bar::value).max().orElse(0);
        return bar.value() == 0 ? 0 : Math.max(3, Math.round(10.0 * WIDTH * bar.value() / highest) / 10.0);
    }
}
