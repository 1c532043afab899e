package org.urbanriver.campus.gateway.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.platform.problems.RuleViolated;

/** What the key of a letter does, whoever sends it: another password, a verified address. */
@RestController
@RequestMapping("/api/accounts")
class RecoveryController {

    private final Resetting resetting;
    private final Verifying verifying;
    private final Limits limits;

    RecoveryController(Resetting resetting, Verifying verifying, Limits limits) {
        this.resetting = resetting;
        this.verifying = verifying;
        this.limits = limits;
    }

    record Address(@NotBlank @Size(max = 254) String email) {}

    record Key(@NotBlank @Size(max = 200) String key) {

        @Override
        public String toString() {
            return "Key[***]";
        }
    }

    /** @param password 12 to 128 characters, none of the common ones */
    record NewPassword(
            @NotBlank @Size(max = 200) String key,
            @NotNull @Size(min = 12, max = 128) String password) {

        @Override
        public String toString() {
            return "NewPassword[***]";
        }
    }

    /** Sends a letter with a link to set another password; answers the same whether or not there is such an account. */
    @PostMapping("/password-letters")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgot(@Valid @RequestBody Address address, HttpServletRequest request) {
        limits.letter(request, address.email());
        resetting.ask(address.email());
    }

    /** Sets another password with the key of a letter, and ends all sessions and tokens of the account. */
    @PostMapping("/password-resets")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@Valid @RequestBody NewPassword command, HttpServletRequest request) {
        limits.letterUse(request);
        resetting.reset(command.key(), command.password()).orElseThrow(RecoveryController::linkVoid);
    }

    /** Verifies the e-mail address that a letter went to. */
    @PostMapping("/verified-emails")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@Valid @RequestBody Key command, HttpServletRequest request) {
        limits.letterUse(request);
        verifying.verify(command.key()).orElseThrow(RecoveryController::linkVoid);
    }

    private static RuleViolated linkVoid() {
        return new RuleViolated(
                ProblemType.LINK_VOID, "This link was used already, is too old, or a newer one took its place.");
    }
}
