package org.urbanriver.campus.contracts.notifications;

/** @param letters how many dead letters are sent again because of this call */
public record ReplayAnswer(long letters) {}
