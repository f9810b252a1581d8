/** The demo practice and its mailbox (profile demo). */
@ApplicationModule(
        allowedDependencies = {
            "wording",
            "database",
            "audit",
            "compose",
            "messaging",
            "threadlist",
            "messagesettings",
            "quickreply",
            "handling",
            "note",
            "patient",
            "proxy",
            "practice",
            "user",
            "signin",
            "task",
            "vault",
            "web"
        })
package org.postern.demo;

import org.springframework.modulith.ApplicationModule;
