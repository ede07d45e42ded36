package io.penumbra.jobs.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.Report;

/**
 * The versioned JSON form of reports and of their parts. Names are those of the records; fields
 * that a reader does not know are ignored, so that fields may be added within a version.
 */
public final class ReportJson {
  /** A value in a report is as long as it is in the table. */
  private static final StreamReadConstraints ANY_LENGTH =
      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(ANY_LENGTH).build())
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new ReportForm())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ReportJson() {}

  /** A report as an indented JSON object. */
  public static String write(Report report) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw unreadable("Report " + report.reportId() + " can't be written as JSON", e);
    }
  }

  /**
   * @throws PenumbraException INTERNAL_ERROR when it is no report, or of a later version
   */
  public static Report read(String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      int version = tree.path("reportVersion").asInt();
      if (version < 1 || version > Report.VERSION) {
        throw unreadable("Report of version " + version + ", this is " + Report.VERSION, null);
      }
      return MAPPER.treeToValue(tree, Report.class);
    } catch (JsonProcessingException e) {
      throw unreadable("This is no report: " + e.getOriginalMessage(), e);
    }
  }

  /** Part of a report on one line. */
  public static String writePart(Object part) {
    try {
      return MAPPER.writeValueAsString(part);
    } catch (JsonProcessingException e) {
      throw unreadable("Part of a report can't be written as JSON", e);
    }
  }

  /** Part of a report as an object of its own. */
  public static ObjectNode tree(Object part) {
    return MAPPER.valueToTree(part);
  }

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** What {@link #writePart} made. */
  public static <T> T readPart(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw unreadable("This is no part of a report: " + e.getOriginalMessage(), e);
    }
  }

  private static PenumbraException unreadable(String message, Exception cause) {
    return new PenumbraException(
        ErrorCode.INTERNAL_ERROR, message, "Use the version of Penumbra that wrote it", cause);
  }
}
