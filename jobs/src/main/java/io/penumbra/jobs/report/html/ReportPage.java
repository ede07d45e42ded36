package io.penumbra.jobs.report.html;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.penumbra.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;

/** A report as one HTML page that needs nothing else. All that it shows is escaped. */
public final class ReportPage {
  private static final Template PAGE =
      Mustache.compiler()
          .emptyStringIsFalse(true)
          .withCollector(new WithOptionals())
          .withLoader(name -> new StringReader(resource(name + ".mustache").stripTrailing()))
          .compile(resource("page.mustache"));

  private ReportPage() {}

  public static String of(Report report) {
    return PAGE.execute(Page.of(report, resource("page.css")));
  }

  /** What is absent is not shown. */
  private static final class WithOptionals extends DefaultCollector {
    @Override
    public Iterator<?> toIterator(Object value) {
      return value instanceof Optional<?> optional
          ? optional.stream().iterator()
          : super.toIterator(value);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
