package io.penumbra.ops.flink;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A jar as the body of an HTTP form, read from disk while it is sent.
 *
 * @param name holds a hash of its content, so that the cluster's list of jars tells what is in them
 */
record Upload(Path jar, String name) {
  private static final String BOUNDARY = "penumbra-jar-7f83b1657ff1fc53";
  private static final String ENDING = ".jar";
  private static final int DIGITS = 16;

  static Upload of(Path jar) {
    String plain = String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "");
    return new Upload(jar, plain + "-" + hash(jar).substring(0, DIGITS) + ENDING);
  }

  String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  BodyPublisher content() {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/x-java-archive\r\n\r\n"
            .formatted(BOUNDARY, name);
    String tail = "\r\n--" + BOUNDARY + "--\r\n";
    try {
      return BodyPublishers.concat(
          BodyPublishers.ofString(head), BodyPublishers.ofFile(jar), BodyPublishers.ofString(tail));
    } catch (IOException e) {
      throw missing(jar, e);
    }
  }

  private static String hash(Path jar) {
    try (InputStream file = Files.newInputStream(jar);
        DigestInputStream read =
            new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
      read.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(read.getMessageDigest().digest());
    } catch (IOException e) {
      throw missing(jar, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }

  private static PenumbraException missing(Path jar, IOException cause) {
    return new PenumbraException(
        ErrorCode.CLUSTER,
        "The jar for the cluster can't be read at " + jar,
        "Build it with ./penumbra dist, or give its path with --jar",
        cause);
  }
}
