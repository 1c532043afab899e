package org.urbanriver.campus.gateway.page;

/** The page of a list, from an address that somebody may have changed by hand. */
public final class PageNumber {

    private static final int LAST = 1_000;

    private PageNumber() {}

    public static int of(String page) {
        try {
            return Math.clamp(Integer.parseInt(page), 0, LAST);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
