package org.urbanriver.campus.contracts.notifications;

/** What a letter with a secret is for. */
public enum LetterKind {
    /** to set the first password of an account that was made for somebody */
    CLAIM
}
