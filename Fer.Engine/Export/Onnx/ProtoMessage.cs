using Google.Protobuf;

namespace Fer.Engine.Export.Onnx;

/// <summary>Writes protocol buffer messages field by field; enough for ONNX without generated classes.</summary>
internal static class ProtoMessage
{
    /// <summary>The bytes of one message.</summary>
    public static ByteString Of(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var message = new CodedOutputStream(bytes, leaveOpen: true))
            write(message);
        return ByteString.CopyFrom(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Writes a whole number.</summary>
    public static void Number(this CodedOutputStream message, int field, long value)
    {
        message.WriteTag(field, WireFormat.WireType.Varint);
        message.WriteInt64(value);
    }

    /// <summary>Writes a text.</summary>
    public static void Text(this CodedOutputStream message, int field, string value)
    {
        message.WriteTag(field, WireFormat.WireType.LengthDelimited);
        message.WriteString(value);
    }

    /// <summary>Writes bytes, or a message within this one.</summary>
    public static void Bytes(this CodedOutputStream message, int field, ByteString value)
    {
        message.WriteTag(field, WireFormat.WireType.LengthDelimited);
        message.WriteBytes(value);
    }
}
