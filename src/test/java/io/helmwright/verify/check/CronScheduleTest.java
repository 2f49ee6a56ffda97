package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 3 * * *",
        "*/15 0-6,18-23 1,15 JAN-mar MON-FRI",
        "5/10 * ? * 0",
        " 0  0 31 12 6 ",
        "@daily",
        "@every 1h30m",
      })
  void valid(String schedule) {
    assertThat(CronSchedule.problem(schedule)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''               | it has 0 fields, must have 5",
        "0 3 * *          | it has 4 fields, must have 5",
        "0 0 3 * * *      | it has 6 fields, must have 5",
        "60 * * * *       | the minute is 60, must be from 0 to 59",
        "0 3 0 * *        | the day of the month is 0, must be from 1 to 31",
        "0 3 * 13 *       | the month is 13, must be from 1 to 12",
        "0 3 * * 7        | the day of the week is 7, must be from 0 to 6",
        "0 3 * * sunday   | the day of the week is sunday, must be from 0 to 6",
        "*/0 * * * *      | the minute is */0, must be from 0 to 59",
        "0 6-3 * * *      | the hour is 6-3, must be from 0 to 23",
        "@dayly           | there is no such descriptor",
        "TZ=UTC 0 3 * * * | a time zone belongs into timeZone",
      })
  void invalid(String schedule, String problem) {
    assertThat(CronSchedule.problem(schedule)).contains(problem);
  }
}
