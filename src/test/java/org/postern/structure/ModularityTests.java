package org.postern.structure;

import org.junit.jupiter.api.Test;
import org.postern.PosternApplication;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void eachPackageUsesOnlyThoseItSaysItUses() {
        ApplicationModules.of(PosternApplication.class).verify();
    }
}
