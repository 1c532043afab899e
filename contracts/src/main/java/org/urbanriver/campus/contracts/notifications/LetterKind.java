package org.urbanriver.campus.contracts.notifications;

/** What a letter is for that follows from no event: because of the secret in it, or because of where it goes. */
public enum LetterKind {
    /** to set the first password of an account that was made for somebody */
    CLAIM,
    /** to show that the mail of a new account's address is read */
    VERIFY_EMAIL,
    /** to the address that an account is to have from now on, to show that its mail is read */
    CHANGE_EMAIL,
    /** to the address that an account had until now; holds no secret */
    EMAIL_CHANGED,
    /** to set another password without the old one */
    RESET_PASSWORD,
    /** tells that the password is another now; holds no secret */
    PASSWORD_CHANGED,
    /** to the address that a closed account had; holds no secret */
    ACCOUNT_CLOSED
}
