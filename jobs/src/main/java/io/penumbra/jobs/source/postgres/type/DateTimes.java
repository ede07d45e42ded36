package io.penumbra.jobs.source.postgres.type;

import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MICRO_OF_SECOND;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import org.apache.flink.table.data.TimestampData;

/**
 * Reads dates and times in Postgres' ISO style: {@code 0044-03-15 12:00:00.5+01 BC}. Infinity is no
 * value of any of them.
 */
final class DateTimes {
  private static final String BEFORE_CHRIST = " BC";
  private static final Instant LAST = Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS);
  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendValue(HOUR_OF_DAY, 2)
          .appendLiteral(':')
          .appendValue(MINUTE_OF_HOUR, 2)
          .appendLiteral(':')
          .appendValue(SECOND_OF_MINUTE, 2)
          .optionalStart()
          .appendFraction(MICRO_OF_SECOND, 0, 6, true)
          .optionalEnd()
          .toFormatter();

  private DateTimes() {}

  /** Days since 1970-01-01. */
  static Object readDate(String text) {
    try {
      return Math.toIntExact(date(text, text.endsWith(BEFORE_CHRIST)).toEpochDay());
    } catch (DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new NotHeldException(text, "date", e);
    }
  }

  /** Milliseconds of the day: Iceberg's writers for Flink take no finer time of day. */
  static Object readTime(String text) {
    long nanos = time(text, text).toNanoOfDay();
    if (nanos % NANOS_PER_MILLI != 0) {
      throw new NotHeldException(text, "time in milliseconds");
    }
    return (int) (nanos / NANOS_PER_MILLI);
  }

  static Object readTimestamp(String text) {
    return timestamp(text, "timestamp");
  }

  /** An instant; the offset that it is written with depends on the session and is not kept. */
  static Object readZoned(String text) {
    return timestamp(text, "timestamptz");
  }

  private static TimestampData timestamp(String text, String type) {
    try {
      boolean beforeChrist = text.endsWith(BEFORE_CHRIST);
      String plain =
          beforeChrist ? text.substring(0, text.length() - BEFORE_CHRIST.length()) : text;
      int space = plain.indexOf(' ');
      int sign = Math.max(plain.indexOf('+', space), plain.indexOf('-', space));
      int end = sign < 0 ? plain.length() : sign;
      ZoneOffset offset = sign < 0 ? ZoneOffset.UTC : ZoneOffset.of(plain.substring(sign));
      LocalDate date = date(plain.substring(0, space), beforeChrist);
      LocalDateTime time = date.atTime(time(plain.substring(space + 1, end), text));
      return held(time.toInstant(offset));
    } catch (DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new NotHeldException(text, type, e);
    }
  }

  /** Iceberg counts microseconds in a long, which ends before Postgres' last year. */
  private static TimestampData held(Instant instant) {
    if (instant.isAfter(LAST)) {
      throw new DateTimeException("Beyond " + LAST);
    }
    return TimestampData.fromInstant(instant);
  }

  /** Years have four digits or more. */
  private static LocalDate date(String text, boolean beforeChrist) {
    int dash = text.indexOf('-');
    int year = Integer.parseInt(text, 0, dash, 10);
    int month = Integer.parseInt(text, dash + 1, dash + 3, 10);
    int day = Integer.parseInt(text, dash + 4, dash + 6, 10);
    return LocalDate.of(beforeChrist ? 1 - year : year, month, day);
  }

  private static LocalTime time(String time, String text) {
    try {
      return LocalTime.parse(time, TIME);
    } catch (DateTimeException e) {
      throw new NotHeldException(text, "time", e);
    }
  }
}
