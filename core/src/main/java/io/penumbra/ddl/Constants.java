package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlParser;
import io.penumbra.ddl.grammar.DdlParser.ConstantContext;
import java.util.Locale;
import java.util.Optional;

/** Reads constants. */
final class Constants {
  private Constants() {}

  /** Absent for NULL. */
  static Optional<Constant> constant(ConstantContext context) {
    if (context instanceof DdlParser.NullConstantContext) {
      return Optional.empty();
    }
    return Optional.of(present(context));
  }

  private static Constant present(ConstantContext context) {
    if (context instanceof DdlParser.StringConstantContext string) {
      return new Constant(Constant.Kind.STRING, Names.string(string.STRING()));
    }
    if (context instanceof DdlParser.TypedConstantContext typed) {
      return new Constant(Constant.Kind.STRING, Names.string(typed.STRING()));
    }
    if (context instanceof DdlParser.BinaryConstantContext binary) {
      String text = binary.getText();
      return new Constant(Constant.Kind.BINARY, text.substring(2, text.length() - 1));
    }
    if (context instanceof DdlParser.BooleanConstantContext) {
      return new Constant(Constant.Kind.BOOLEAN, context.getText().toLowerCase(Locale.ROOT));
    }
    return new Constant(Constant.Kind.NUMBER, context.getText());
  }
}
