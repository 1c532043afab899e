package org.urbanriver.campus.notification.mail;

/** Where a mail goes, and how it calls its reader. */
record Addressee(String email, String name) {}
