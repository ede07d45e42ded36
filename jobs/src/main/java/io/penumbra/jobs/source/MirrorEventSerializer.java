package io.penumbra.jobs.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penumbra.error.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.types.StringValue;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Wire form of the change stream: a tag, then fixed numbers, then raw bytes of rows. The stream is
 * in no operator's state, so the form only has to agree within one run; a new form gets a new
 * snapshot class.
 */
final class MirrorEventSerializer extends TypeSerializerSingleton<MirrorEvent> {
  private static final long serialVersionUID = 1L;

  static final MirrorEventSerializer INSTANCE = new MirrorEventSerializer();

  /** Tags below this one are those of {@link ChangeKind}. */
  private static final int LAYOUT = 100;

  private static final int HALT = 101;

  private static final int UNHELD = 102;

  @Override
  public void serialize(MirrorEvent event, DataOutputView out) throws IOException {
    if (event instanceof Change change) {
      write(change, out);
    } else if (event instanceof Layout layout) {
      write(layout, out);
    } else if (event instanceof UnheldRow row) {
      write(row, out);
    } else {
      write((Halt) event, out);
    }
  }

  @Override
  public MirrorEvent deserialize(DataInputView in) throws IOException {
    int tag = in.readByte();
    int table = in.readInt();
    int target = in.readInt();
    return switch (tag) {
      case LAYOUT -> readLayout(table, target, in);
      case HALT -> readHalt(table, target, in);
      case UNHELD -> readUnheld(table, target, in);
      default -> readChange(ChangeKind.of(tag), table, target, in);
    };
  }

  private static void head(int tag, MirrorEvent event, DataOutputView out) throws IOException {
    out.writeByte(tag);
    out.writeInt(event.table());
    out.writeInt(event.target());
  }

  private static void write(Change change, DataOutputView out) throws IOException {
    head(change.kind().tag(), change, out);
    writeBody(change, out);
  }

  private static void writeBody(Change change, DataOutputView out) throws IOException {
    out.writeInt(change.layout());
    out.writeLong(change.position());
    out.writeLong(change.commitMillis());
    RowCodec.write(change.before(), out);
    RowCodec.write(change.after(), out);
  }

  private static Change readChange(ChangeKind kind, int table, int target, DataInputView in)
      throws IOException {
    int layout = in.readInt();
    long position = in.readLong();
    long commitMillis = in.readLong();
    BinaryRowData before = RowCodec.read(in);
    BinaryRowData after = RowCodec.read(in);
    return new Change(table, kind, layout, before, after, position, commitMillis, target);
  }

  private static void write(Layout layout, DataOutputView out) throws IOException {
    head(LAYOUT, layout, out);
    out.writeInt(layout.id());
    out.writeInt(layout.columns().size());
    for (SourceColumn column : layout.columns()) {
      NestedField field = NestedField.optional(Integer.MAX_VALUE, column.name(), column.type());
      byte[] json = SchemaParser.toJson(new Schema(field)).getBytes(UTF_8);
      out.writeInt(json.length);
      out.write(json);
    }
  }

  private static Layout readLayout(int table, int target, DataInputView in) throws IOException {
    int id = in.readInt();
    int size = in.readInt();
    List<SourceColumn> columns = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      byte[] json = new byte[in.readInt()];
      in.readFully(json);
      NestedField field = SchemaParser.fromJson(new String(json, UTF_8)).columns().get(0);
      columns.add(new SourceColumn(field.name(), field.type()));
    }
    return new Layout(table, id, columns, target);
  }

  private static void write(UnheldRow row, DataOutputView out) throws IOException {
    head(UNHELD, row, out);
    StringValue.writeString(row.reason(), out);
    StringValue.writeString(row.next(), out);
    out.writeByte(row.change().kind().tag());
    writeBody(row.change(), out);
  }

  private static UnheldRow readUnheld(int table, int target, DataInputView in) throws IOException {
    String reason = StringValue.readString(in);
    String next = StringValue.readString(in);
    Change change = readChange(ChangeKind.of(in.readByte()), table, target, in);
    return new UnheldRow(change, reason, next);
  }

  private static void write(Halt halt, DataOutputView out) throws IOException {
    head(HALT, halt, out);
    out.writeLong(halt.position());
    out.writeUTF(halt.code().name());
    StringValue.writeString(halt.reason(), out);
    StringValue.writeString(halt.next(), out);
  }

  private static Halt readHalt(int table, int target, DataInputView in) throws IOException {
    long position = in.readLong();
    ErrorCode code = ErrorCode.valueOf(in.readUTF());
    String reason = StringValue.readString(in);
    String next = StringValue.readString(in);
    return new Halt(table, position, code, reason, next, target);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public MirrorEvent createInstance() {
    return new Change(0, ChangeKind.TRUNCATE, 0, null, null, 0, 0, MirrorEvent.UNROUTED);
  }

  @Override
  public MirrorEvent copy(MirrorEvent from) {
    return from;
  }

  @Override
  public MirrorEvent copy(MirrorEvent from, MirrorEvent reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public MirrorEvent deserialize(MirrorEvent reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public TypeSerializerSnapshot<MirrorEvent> snapshotConfiguration() {
    return new SnapshotV1();
  }

  /** The first wire form. */
  public static final class SnapshotV1 extends SimpleTypeSerializerSnapshot<MirrorEvent> {
    public SnapshotV1() {
      super(() -> INSTANCE);
    }
  }
}
