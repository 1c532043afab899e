package org.urbanriver.campus.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail address of an account, as its person sees it.
 *
 * @param verified whether somebody has shown that they read its mail
 * @param wanted the address that takes its place once its mail is shown to be read; absent if none is to
 */
public record EmailState(
        String email,
        boolean verified,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String wanted) {

    /** The address that a letter to verify it goes to. */
    public String lettersGoTo() {
        return wanted == null ? email : wanted;
    }
}
