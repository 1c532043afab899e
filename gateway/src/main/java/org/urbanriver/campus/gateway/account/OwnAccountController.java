package org.urbanriver.campus.gateway.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.gateway.limit.Limits;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** The caller's own account. What changes how one signs in takes the password as well, and no token. */
@RestController
@RequestMapping("/api/account")
class OwnAccountController {

    private final OwnAccount own;
    private final Verifying verifying;
    private final PasswordProof proof;
    private final CurrentCaller caller;
    private final Limits limits;

    OwnAccountController(
            OwnAccount own, Verifying verifying, PasswordProof proof, CurrentCaller caller, Limits limits) {
        this.own = own;
        this.verifying = verifying;
        this.proof = proof;
        this.caller = caller;
        this.limits = limits;
    }

    /** @param name as it shall stand on certificates */
    record NameCommand(@NotBlank @Size(max = 100) String name) {}

    record EmailCommand(
            @NotBlank @Size(max = 254) String email,
            @NotNull String currentPassword) {

        @Override
        public String toString() {
            return "EmailCommand[email=" + email + ", currentPassword=***]";
        }
    }

    /** @param password 12 to 128 characters, none of the common ones */
    record PasswordCommand(
            @NotNull String currentPassword,
            @NotNull @Size(min = 12, max = 128) String password) {

        @Override
        public String toString() {
            return "PasswordCommand[***]";
        }
    }

    record ClosureCommand(@NotNull String currentPassword) {

        @Override
        public String toString() {
            return "ClosureCommand[***]";
        }
    }

    @GetMapping
    AccountView me() {
        return own.view(id());
    }

    @PutMapping("/name")
    AccountView rename(@Valid @RequestBody NameCommand command) {
        return own.rename(id(), command.name());
    }

    @GetMapping("/preferences")
    PersonalPreferences preferences() {
        return own.preferences(id());
    }

    @PutMapping("/preferences")
    PersonalPreferences prefer(@Valid @RequestBody PersonalPreferences preferences) {
        return own.prefer(id(), preferences);
    }

    @GetMapping("/email")
    EmailState email() {
        return own.email(id());
    }

    /** Asks for another address. It takes the place of the old one with the link of a letter that it gets. */
    @PutMapping("/email")
    EmailState changeEmail(@Valid @RequestBody EmailCommand command, HttpServletRequest request) {
        proof.require(request, caller.get(), command.currentPassword());
        limits.letter(request, command.email());
        verifying.ask(id(), command.email());
        return own.email(id());
    }

    /** Keeps the address as it is; the letter to the other one is of no use any more. */
    @DeleteMapping("/email/wanted")
    EmailState keepEmail() {
        verifying.cancel(id());
        return own.email(id());
    }

    /** Sends the letter to verify an address again. */
    @PostMapping("/email/letters")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sendAgain(HttpServletRequest request) {
        limits.letter(request, own.email(id()).lettersGoTo());
        verifying.sendAgain(id());
    }

    /** Ends every session of the account; tokens stay. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@Valid @RequestBody PasswordCommand command, HttpServletRequest request) {
        proof.require(request, caller.get(), command.currentPassword());
        own.changePassword(id(), command.password());
    }

    /**
     * Closes the account for good: it can neither sign in nor be opened again, gets no more mail, and is withdrawn from what
     * it is enrolled in. What was completed is kept for six years, as the rules of continuing education ask.
     */
    @PostMapping("/closure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@Valid @RequestBody ClosureCommand command, HttpServletRequest request) {
        proof.require(request, caller.get(), command.currentPassword());
        own.close(id());
    }

    private String id() {
        return caller.get().id();
    }
}
