package io.penumbra.ddl;

import io.penumbra.ddl.grammar.DdlBaseVisitor;
import io.penumbra.ddl.grammar.DdlParser;
import io.penumbra.ddl.grammar.DdlParser.FieldContext;
import io.penumbra.ddl.grammar.DdlParser.TypeContext;
import io.penumbra.ddl.grammar.DdlParser.TypeParametersContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Reads a type; nested fields are numbered from 1 for the time being. */
final class TypeReader extends DdlBaseVisitor<Type> {
  private final List<String> notes = new ArrayList<>();
  private int lastId;

  private TypeReader() {}

  static TypeSpec read(TypeContext context) {
    TypeReader reader = new TypeReader();
    Type type = reader.visit(context);
    return new TypeSpec(type, reader.notes);
  }

  @Override
  public Type visitArrayType(DdlParser.ArrayTypeContext context) {
    return Types.ListType.ofOptional(++lastId, visit(context.type()));
  }

  @Override
  public Type visitMapType(DdlParser.MapTypeContext context) {
    int key = ++lastId;
    int value = ++lastId;
    return Types.MapType.ofOptional(key, value, visit(context.type(0)), visit(context.type(1)));
  }

  @Override
  public Type visitStructType(DdlParser.StructTypeContext context) {
    List<Types.NestedField> fields = new ArrayList<>();
    for (FieldContext field : context.field()) {
      String name = Names.name(field.name()).text();
      requireNew(fields, name, field.start);
      fields.add(
          Types.NestedField.builder()
              .withId(++lastId)
              .withName(name)
              .isOptional(field.NOT() == null)
              .ofType(visit(field.type()))
              .withDoc(field.STRING() == null ? null : Names.string(field.STRING()))
              .build());
    }
    return Types.StructType.of(fields);
  }

  @Override
  public Type visitTimeType(DdlParser.TimeTypeContext context) {
    if (context.timeZone() != null && context.timeZone().WITH() != null) {
      throw TypeNames.refused(
          context.start, "TIME WITH TIME ZONE", "Iceberg's time has no zone: write TIME or STRING");
    }
    TypeNames.requireMicros(context.start, "TIME", parameters(context.typeParameters()));
    return Types.TimeType.get();
  }

  @Override
  public Type visitTimestampType(DdlParser.TimestampTypeContext context) {
    boolean zoned = context.timeZone() != null && context.timeZone().WITH() != null;
    if (context.timeZone() == null) {
      notes.add(
          "TIMESTAMP is without time zone here, as in SQL, Trino and Postgres (Spark's TIMESTAMP is"
              + " TIMESTAMPTZ)");
    }
    return TypeNames.timestamp(context.start, parameters(context.typeParameters()), zoned);
  }

  @Override
  public Type visitDoubleType(DdlParser.DoubleTypeContext context) {
    return Types.DoubleType.get();
  }

  @Override
  public Type visitSimpleType(DdlParser.SimpleTypeContext context) {
    return TypeNames.simple(
        context.start, context.typeName().getText(), parameters(context.typeParameters()));
  }

  private static List<String> parameters(TypeParametersContext context) {
    return context == null
        ? List.of()
        : context.INTEGER().stream().map(ParseTree::getText).toList();
  }

  private static void requireNew(List<Types.NestedField> fields, String name, Token at) {
    if (fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name))) {
      throw SyntaxErrors.syntax(
          Names.at(at) + ": field '" + name + "' is in this type twice",
          "Names of fields differ in more than their case");
    }
  }
}
