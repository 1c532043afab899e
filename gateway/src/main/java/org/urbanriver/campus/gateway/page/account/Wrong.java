package org.urbanriver.campus.gateway.page.account;

import java.util.LinkedHashMap;
import org.urbanriver.campus.gateway.limit.TooManyTries;
import org.urbanriver.campus.gateway.page.FieldErrors;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** Why a form of an account was refused, in the reader's language; under {@code form} what concerns no single field. */
final class Wrong {

    static final String FORM = "form";

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    private Wrong() {}

    /** @param password that was typed, for what is wrong with it; it is never shown again */
    static FieldErrors fields(Frame frame, Invalid refusal, String password) {
        var errors = new LinkedHashMap<String, String>();
        refusal.errors().forEach(each -> {
            var field = each.pointer().substring(1);
            errors.putIfAbsent(field, frame.text("wrong." + (field.equals("password") ? rule(password) : field)));
        });
        return new FieldErrors(errors);
    }

    static FieldErrors fields(Frame frame, Invalid refusal) {
        return fields(frame, refusal, "");
    }

    static FieldErrors field(Frame frame, String field, RuleViolated refusal) {
        return FieldErrors.of(field, sentence(frame, refusal));
    }

    static FieldErrors form(Frame frame, RuleViolated refusal) {
        return FieldErrors.of(FORM, sentence(frame, refusal));
    }

    static FieldErrors form(Frame frame, TooManyTries refusal) {
        return FieldErrors.of(FORM, frame.text("wrong.too-many", refusal.seconds()));
    }

    private static String rule(String password) {
        var length = password.codePointCount(0, password.length());
        return length < SHORTEST || length > LONGEST ? "password-length" : "password-guessed";
    }

    private static String sentence(Frame frame, RuleViolated refusal) {
        return frame.sentence(refusal.type().slug(), String.valueOf(refusal.getMessage()));
    }
}
