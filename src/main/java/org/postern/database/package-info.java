/**
 * PostgreSQL, embedded or external: its roles, its connections, and whose rows a thread may see.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"transport"})
package org.postern.database;
