using Fer.Engine.Models;
using Fer.Engine.Models.Layers;
using Fer.Engine.Training;
using Google.Protobuf;
using static Fer.Engine.Export.Onnx.OnnxMessages;

namespace Fer.Engine.Export.Onnx;

/// <summary>Writes a checkpoint's network as a GraphProto: gray values in, probabilities out.</summary>
internal sealed class OnnxGraph(CheckpointWeights weights)
{
    private const float White = 255;

    private readonly List<ByteString> _nodes = [];
    private readonly List<ByteString> _tensors = [];
    private string _value = OnnxModel.Input;

    /// <summary>The graph; takes the weights.</summary>
    /// <exception cref="CheckpointException">The weights are not those of the network.</exception>
    /// <exception cref="ArgumentException">A layer has no counterpart in ONNX.</exception>
    public ByteString Encode()
    {
        var (architecture, classCount) = (weights.Header.Architecture, weights.Header.ClassCount);
        Step("Div", [Stored("white", [], [White])]);
        var shape = FeatureShape.Input;
        foreach (var layer in architecture.Layers)
        {
            Add(layer, shape, classCount);
            shape = LayerCost.Of(layer, shape, classCount).Output;
        }

        Step("Softmax", [], OnnxModel.Output, Setting("axis", 1));
        return ProtoMessage.Of(graph =>
        {
            foreach (var node in _nodes)
                graph.Bytes(1, node);
            graph.Text(2, architecture.Name);
            foreach (var tensor in _tensors)
                graph.Bytes(5, tensor);
            graph.Bytes(11, Value(OnnxModel.Input, 1, ModelArchitecture.InputSide, ModelArchitecture.InputSide));
            graph.Bytes(12, Value(OnnxModel.Output, classCount));
        });
    }

    private void Add(Layer layer, FeatureShape input, int classCount)
    {
        switch (layer)
        {
            case SpaceToDepth s when input.Channels == 1:
                Step("SpaceToDepth", [], null, Setting("blocksize", s.Factor));
                break;
            case SpaceToDepth s:
                Fold(s.Factor, input.Channels);
                break;
            case Convolution c:
                Convolve(c, input.Channels);
                Step("Relu", []);
                break;
            case ResidualBlock r:
                AddBlock(r, input);
                break;
            case ResidualAdd r:
                AddTwice(r);
                break;
            case MaxPool m:
                Step("MaxPool", [], null, Setting("kernel_shape", [m.Size, m.Size]), Setting("strides", [m.Size, m.Size]));
                break;
            case GlobalAveragePool:
                Step("GlobalAveragePool", []);
                Step("Flatten", []);
                break;
            case Flatten:
                Step("Flatten", []);
                break;
            case Dropout: // does nothing outside training
                break;
            case Dense d:
                Connect(input.Length, d.Units);
                Step("Relu", []);
                break;
            case Output:
                Connect(input.Length, classCount);
                break;
            default:
                throw new ArgumentException($"{layer} on {input.Channels} channels cannot be written as ONNX.", nameof(layer));
        }
    }

    private void Convolve(Convolution layer, int channels)
    {
        var module = weights.Next();
        var weight = module.Values("weight", layer.Channels * channels * layer.Kernel * layer.Kernel);
        (weight, var bias) = layer.Normalised
            ? BatchNormFold.Fold(weight, weights.Next(), layer.Channels)
            : (weight, module.Values("bias", layer.Channels));
        long padding = layer.Padded ? layer.Kernel / 2 : 0;
        Step("Conv", Stored(weight, bias, [layer.Channels, channels, layer.Kernel, layer.Kernel]), null,
            Setting("kernel_shape", [layer.Kernel, layer.Kernel]),
            Setting("strides", [layer.Stride, layer.Stride]),
            Setting("pads", [padding, padding, padding, padding]));
    }

    private void AddBlock(ResidualBlock layer, FeatureShape input)
    {
        var start = _value;
        Convolve(new(layer.Channels, 3, layer.Stride, Padded: true, Normalised: true), input.Channels);
        Step("Relu", []);
        Convolve(new(layer.Channels, 3, 1, Padded: true, Normalised: true), layer.Channels);
        var main = _value;
        _value = start;
        if (LayerCost.Of(layer, input, classCount: 0).Output != input)
            Convolve(new(layer.Channels, 1, layer.Stride, Padded: false, Normalised: true), input.Channels);
        Step("Add", [main]);
        Step("Relu", []);
    }

    private void AddTwice(ResidualAdd layer)
    {
        var start = _value;
        for (var half = 0; half < 2; half++)
        {
            Convolve(new(layer.Channels, 3, 1, Padded: true, Normalised: true), layer.Channels);
            Step("Relu", []);
        }

        Step("Add", [start]);
    }

    /// <summary>A convolution that picks one pixel of each block a channel: of several channels, SpaceToDepth orders the result otherwise than torch.</summary>
    private void Fold(int factor, int channels)
    {
        var block = factor * factor;
        var weight = new float[channels * block * block];
        for (var output = 0; output < channels * block; output++)
            weight[output * block + output % block] = 1;
        Step("Conv", [Stored($"weight{_nodes.Count}", [channels * block, 1, factor, factor], weight)], null,
            Setting("kernel_shape", [factor, factor]), Setting("strides", [factor, factor]), Setting("group", channels));
    }

    private void Connect(int inputs, int units)
    {
        var module = weights.Next();
        Step("Gemm", Stored(module.Values("weight", units * inputs), module.Values("bias", units), [units, inputs]), null, Setting("transB", 1));
    }

    private void Step(string kind, string[] operands, string? output = null, params ByteString[] attributes)
    {
        output ??= $"value{_nodes.Count}";
        _nodes.Add(Node(kind, [_value, .. operands], output, attributes));
        _value = output;
    }

    private string[] Stored(float[] weight, float[] bias, long[] shape) =>
        [Stored($"weight{_nodes.Count}", shape, weight), Stored($"bias{_nodes.Count}", [bias.Length], bias)];

    private string Stored(string name, long[] shape, float[] values)
    {
        _tensors.Add(Tensor(name, shape, values));
        return name;
    }
}
