package io.bihuan.server.identity;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is asking: the viewer of the current request, taken from the security context. */
public final class Viewers {

    private Viewers() {}

    /** The signed-in viewer, empty for anonymous requests and background work. */
    public static Optional<Viewer> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            return Optional.of(signedIn.viewer());
        }
        return Optional.empty();
    }

    /**
     * The signed-in viewer.
     *
     * @throws IllegalStateException when nobody is signed in: the endpoint should have been protected
     */
    public static Viewer current() {
        return find().orElseThrow(() -> new IllegalStateException("No viewer: the endpoint is not protected"));
    }
}
