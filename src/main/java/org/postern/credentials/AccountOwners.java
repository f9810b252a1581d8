package org.postern.credentials;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postern.database.CurrentPractice;
import org.postern.factor.SecondFactors;
import org.postern.signin.PasswordOwner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose passwords those of portal accounts are. */
@Service
@Transactional(readOnly = true)
public class AccountOwners {

    private record Person(String holder, String givenName, String familyName, LocalDate born) {}

    private final JdbcClient jdbc;
    private final SecondFactors factors;

    AccountOwners(JdbcClient jdbc, SecondFactors factors) {
        this.jdbc = jdbc;
        this.factors = factors;
    }

    /** The owner of an account's password: with the names and birth dates of all its patients. */
    public PasswordOwner of(UUID accountId, String email) {
        var people = people(accountId);
        var names = new ArrayList<>(List.of(email));
        people.forEach(
                one -> names.addAll(List.of(one.holder(), one.givenName(), one.familyName())));
        var owner = PasswordOwner.unknown().with(names);
        for (var person : people) {
            owner = owner.born(person.born());
        }
        return owner.withSecondFactor(factors.of(accountId).any());
    }

    /** Whether the account's password would be too short without a second factor. */
    public boolean hasShortPassword(UUID accountId) {
        return jdbc.sql(
                        "select password_short from portal_account where practice_id = ? and id = ?")
                .params(CurrentPractice.id(), accountId)
                .query(Boolean.class)
                .single();
    }

    private List<Person> people(UUID accountId) {
        return jdbc.sql(
                        """
                        select p.given_name, p.family_name, p.date_of_birth as born,
                            l.name as holder from open_link l
                        join patient p on p.practice_id = l.practice_id and p.id = l.patient_id
                        where l.practice_id = ? and l.account_id = ?
                        """)
                .params(CurrentPractice.id(), accountId)
                .query(
                        (row, number) ->
                                new Person(
                                        row.getString("holder"),
                                        row.getString("given_name"),
                                        row.getString("family_name"),
                                        row.getObject("born", LocalDate.class)))
                .list();
    }
}
