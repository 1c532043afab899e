package org.urbanriver.campus.contracts.notifications;

/**
 * How many messages wait to be read.
 *
 * @param unread their number, counted up to {@link #MOST}; that stands for so many or more
 */
public record UnreadView(int unread) {

    public static final int MOST = 100;
}
