package org.urbanriver.campus.standalone.browser;

/** Whoever can sign in. */
record Account(String email, String password) {}
