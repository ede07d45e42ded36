package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlBaseVisitor;
import io.penumbra.ddl.grammar.DdlParser;
import io.penumbra.ddl.grammar.DdlParser.ColumnOptionContext;
import io.penumbra.ddl.grammar.DdlParser.NewColumnContext;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads the definition of a new column; its options may stand in any order, each once. */
final class NewColumnReader extends DdlBaseVisitor<NewColumnReader.Option> {
  /** What may follow the type of a new column. */
  enum Option {
    NOT_NULL,
    DEFAULT,
    COMMENT,
    PLACE
  }

  private final Set<Option> seen = EnumSet.noneOf(Option.class);
  private Optional<Constant> value = Optional.empty();
  private Optional<String> comment = Optional.empty();
  private Optional<Placed> place = Optional.empty();

  private NewColumnReader() {}

  static Clause column(NewColumnContext context, boolean ifNotExists) {
    NewColumnReader options = new NewColumnReader();
    context.columnOption().forEach(options::read);
    return new Clause.Add(
        Names.path(context.path()),
        TypeReader.read(context.type()),
        options.seen.contains(Option.NOT_NULL),
        options.value,
        options.comment,
        options.place,
        ifNotExists,
        Names.at(context.start));
  }

  private void read(ColumnOptionContext context) {
    if (!seen.add(visit(context))) {
      throw SyntaxErrors.syntax(
          Names.at(context.start)
              + ": '"
              + context.start.getText()
              + "' repeats an option of the column",
          "Give each of NOT NULL, DEFAULT, COMMENT and FIRST | LAST | AFTER | BEFORE once");
    }
  }

  @Override
  public Option visitNotNull(DdlParser.NotNullContext context) {
    return Option.NOT_NULL;
  }

  @Override
  public Option visitDefaultValue(DdlParser.DefaultValueContext context) {
    value = Constants.constant(context.constant());
    return Option.DEFAULT;
  }

  @Override
  public Option visitColumnComment(DdlParser.ColumnCommentContext context) {
    comment = Optional.of(Names.string(context.STRING()));
    return Option.COMMENT;
  }

  @Override
  public Option visitColumnPlacement(DdlParser.ColumnPlacementContext context) {
    place = Optional.of(ClauseReader.placed(context.placement()));
    return Option.PLACE;
  }
}
