package org.urbanriver.campus.standalone;

/** Why a command cannot do its work, in one sentence that says what to do about it. */
final class CampusFailure extends RuntimeException {

    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int NOT_RUNNING = 3;

    private final int exitCode;

    CampusFailure(String sentence) {
        this(FAILED, sentence);
    }

    CampusFailure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    int exitCode() {
        return exitCode;
    }
}
