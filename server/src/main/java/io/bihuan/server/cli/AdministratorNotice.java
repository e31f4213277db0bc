package io.bihuan.server.cli;

import io.bihuan.server.identity.AdministratorMade;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the product the first password, once, where no log keeps it. */
@Component
class AdministratorNotice {

    @EventListener
    void tell(AdministratorMade made) {
        System.err.println("The first administrator was made. Login: " + made.loginName() + "  password: "
                + made.password() + "  (shown this once; change it after signing in)");
    }
}
