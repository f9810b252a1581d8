package org.postern.vault;

import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses a start with a master key that does not open the database's data keys. Comes after the
 * data keys, which make a master key where there is nothing yet.
 */
@Component
@DependsOnDatabaseInitialization
class MasterKeyGuard implements InitializingBean {

    private final MasterKeyCheck check;
    private final DataSource maintenance;

    MasterKeyGuard(
            DataKeys first,
            MasterKeyCheck check,
            @Qualifier("maintenance") DataSource maintenance) {
        this.check = check;
        this.maintenance = maintenance;
    }

    @Override
    public void afterPropertiesSet() {
        check.require(JdbcClient.create(maintenance));
    }
}
