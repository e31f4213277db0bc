package io.bihuan.server.database;

import io.bihuan.server.BihuanApplication;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Starts the whole application on free ports, with a temporary data directory and a database from {@link TestDatabase}.
 *
 * <p>Classes that differ in nothing share one running application, and its database: much faster, but then a test must
 * make its own organisations and look only at these. A class that needs an empty database says {@code fresh = true} and
 * pays a start of its own.
 *
 * <p>The first administrator is {@code admin} with the password {@link #ADMIN_PASSWORD}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(classes = BihuanApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public @interface ServerTest {

    /** What {@code admin} logs in with. */
    String ADMIN_PASSWORD = "test-Admin-2026";

    /** A fixture of an earlier release (a resource) to begin with; such a class has an application of its own. */
    String release() default "";

    /** Whether this class has an application and a database of its own. */
    boolean fresh() default false;
}
