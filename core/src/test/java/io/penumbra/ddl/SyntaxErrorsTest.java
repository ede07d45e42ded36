package io.penumbra.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penumbra.ddl.TestingCases.Case;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The message and hint for each text of errors.txt. */
class SyntaxErrorsTest {
  static Stream<Case> cases() {
    return TestingCases.read(SyntaxErrorsTest.class, "errors.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anErrorTellsWhereWhatAndWhatToWrite(Case given) {
    assertThat(rendered(given.ddl())).isEqualTo(given.expected());
  }

  static String rendered(String ddl) {
    PenumbraException error = catchThrowableOfType(PenumbraException.class, () -> Ddl.parse(ddl));
    assertThat(error).as(ddl).isNotNull();
    assertThat(error.code()).isEqualTo(ErrorCode.DDL_SYNTAX);
    return error.getMessage() + "\n" + error.next();
  }
}
