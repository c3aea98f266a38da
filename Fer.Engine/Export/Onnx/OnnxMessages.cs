using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Fer.Engine.Export.Onnx;

/// <summary>The messages of onnx.proto that a network needs; the numbers are its field numbers.</summary>
internal static class OnnxMessages
{
    private const int FloatElements = 1;
    private const int NumberAttribute = 2;
    private const int NumbersAttribute = 7;

    /// <summary>TensorProto of floats, little-endian as the checkpoint keeps them.</summary>
    public static ByteString Tensor(string name, ReadOnlySpan<long> shape, float[] values)
    {
        var sizes = shape.ToArray();
        return ProtoMessage.Of(tensor =>
        {
            foreach (var size in sizes)
                tensor.Number(1, size);
            tensor.Number(2, FloatElements);
            tensor.Text(8, name);
            tensor.Bytes(9, ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())));
        });
    }

    /// <summary>AttributeProto with one number.</summary>
    public static ByteString Setting(string name, long value) => ProtoMessage.Of(attribute =>
    {
        attribute.Text(1, name);
        attribute.Number(3, value);
        attribute.Number(20, NumberAttribute);
    });

    /// <summary>AttributeProto with a list of numbers.</summary>
    public static ByteString Setting(string name, long[] values) => ProtoMessage.Of(attribute =>
    {
        attribute.Text(1, name);
        foreach (var value in values)
            attribute.Number(8, value);
        attribute.Number(20, NumbersAttribute);
    });

    /// <summary>NodeProto with one output.</summary>
    public static ByteString Node(string kind, IReadOnlyList<string> inputs, string output, IReadOnlyList<ByteString> attributes) => ProtoMessage.Of(node =>
    {
        foreach (var input in inputs)
            node.Text(1, input);
        node.Text(2, output);
        node.Text(3, $"{kind}_{output}");
        node.Text(4, kind);
        foreach (var attribute in attributes)
            node.Bytes(5, attribute);
    });

    /// <summary>ValueInfoProto of floats whose first dimension, named N, is free.</summary>
    public static ByteString Value(string name, params long[] sizes)
    {
        var shape = ProtoMessage.Of(dimensions =>
        {
            dimensions.Bytes(1, ProtoMessage.Of(free => free.Text(2, "N")));
            foreach (var size in sizes)
                dimensions.Bytes(1, ProtoMessage.Of(fixedSize => fixedSize.Number(1, size)));
        });
        var tensor = ProtoMessage.Of(type =>
        {
            type.Number(1, FloatElements);
            type.Bytes(2, shape);
        });
        return ProtoMessage.Of(value =>
        {
            value.Text(1, name);
            value.Bytes(2, ProtoMessage.Of(type => type.Bytes(1, tensor)));
        });
    }

    /// <summary>StringStringEntryProto.</summary>
    public static ByteString Entry(string key, string value) => ProtoMessage.Of(entry =>
    {
        entry.Text(1, key);
        entry.Text(2, value);
    });
}
