package io.penumbra.lane;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;

/** The one name of a shadow; its branch, tag and overlay are derived from it. */
public record ShadowName(String value) {
  public ShadowName {
    if (!value.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new PenumbraException(
          ErrorCode.NAME_INVALID,
          "Shadow name '" + value + "' is not usable",
          "Use 1 to 63 of a-z, 0-9 and _, beginning with a letter");
    }
  }

  public String branch() {
    return "shadow_" + value;
  }

  /**
   * The tag that is moved to the shadow's head in each commit: readers without the library read it.
   */
  public String headTag() {
    return "shadow_" + value + "_head";
  }

  /** Where the former primary lives after this shadow was promoted. */
  public String formerBranch() {
    return "former_" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
