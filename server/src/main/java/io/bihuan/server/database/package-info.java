/** Where the ledger's rows live: the embedded or external PostgreSQL, migrations, and whose rows a transaction may see. */
@NullMarked
@ApplicationModule(displayName = "Database", allowedDependencies = "settings")
package io.bihuan.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
