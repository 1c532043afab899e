package org.urbanriver.campus.gateway.token;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** The caller's own tokens. */
@RestController
@RequestMapping("/api/account/tokens")
class TokenController {

    private final Tokens tokens;
    private final CurrentCaller caller;

    TokenController(Tokens tokens, CurrentCaller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewToken create(@Valid @RequestBody TokenCommand command) {
        return tokens.create(caller.get().id(), command.name(), command.days());
    }

    @GetMapping
    List<TokenView> tokens() {
        return tokens.of(caller.get().id());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        tokens.revoke(caller.get().id(), id);
    }
}
