package org.urbanriver.campus.gateway.page.admin;

import java.util.List;

/**
 * A chart of bars one beneath the other, one for each thing that is compared.
 *
 * @param id of the element, on its page
 */
public record Bars(String id, String title, String summary, List<Bar> bars) {

    private static final int WIDTH = 720;
    private static final int ROW = 44;

    /**
     * @param shown the value in words
     * @param bad whether it asks for attention
     */
    public record Bar(String label, long value, String shown, boolean bad) {}

    public int width() {
        return WIDTH;
    }

    public int height() {
        return ROW * bars.size();
    }

    public int y(int index) {
        return ROW * index;
    }

    public double length(Bar bar) {
        var highest = bars.stream().mapToLong(Bar::value).max().orElse(0);
        return bar.value() == 0 ? 0 : Math.max(3, Math.round(10.0 * WIDTH * bar.value() / highest) / 10.0);
    }
}
