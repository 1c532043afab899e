package org.urbanriver.campus.gateway.page.admin;

import java.util.List;

/**
 * A chart of columns side by side, one for each stretch of time.
 *
 * @param id of the element, on its page
 */
public record Columns(String id, String title, String summary, List<Column> columns, String heading) {

    static final int WIDTH = 720;
    static final int HEIGHT = 150;

    /**
     * @param label of its time
     * @param detail what it is made of; may be empty
     */
    public record Column(String label, long value, String detail) {}

    public long highest() {
        return columns.stream().mapToLong(Column::value).max().orElse(0);
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public double x(int index) {
        return rounded(step() * index + gap());
    }

    public double y(Column column) {
        return rounded(HEIGHT - length(column));
    }

    public double columnWidth() {
        return rounded(step() - 2 * gap());
    }

    /** What is not nothing can be seen. */
    public double length(Column column) {
        return column.value() == 0 ? 0 : rounded(Math.max(3, (double) HEIGHT * column.value() / highest()));
    }

    private double step() {
        return (double) WIDTH / Math.max(1, columns.size());
    }

    private double gap() {
        return step() * 0.14;
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
