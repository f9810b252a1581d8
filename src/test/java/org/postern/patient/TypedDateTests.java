package org.postern.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDateTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-02-08",
                "2020-2-8",
                "02/08/2020",
                "8 February 2020",
                " 8  february 2020 ",
                "8 Feb 2020",
                "Saturday 8 February 2020",
                "Saturday, 8 Feb 2020",
                "February 8, 2020",
                "Feb 8, 2020"
            })
    void everyFormThatPagesShowIsUnderstood(String typed) {
        assertThat(TypedDate.parse(typed)).contains(LocalDate.of(2020, 2, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8 February",
                "30 February 2020",
                "Monday 8 February 2020",
                "8.2.2020",
                "soon"
            })
    void whatIsNoWholeDateIsNone(String typed) {
        assertThat(TypedDate.parse(typed)).isEmpty();
    }
}
