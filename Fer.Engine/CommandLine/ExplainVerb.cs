using System.CommandLine;
using System.Globalization;
using Fer.Engine.Explanations;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer explain</c>: shows where a run's network looked on images (Grad-CAM on one of its last convolutions).</summary>
public sealed class ExplainVerb : IVerb
{
    private const int Third = ModelArchitecture.InputSide / 3;
    private static readonly string[] Places =
        ["in the upper left", "in the upper middle", "in the upper right", "at the left", "in the middle", "at the right", "in the lower left", "in the lower middle", "in the lower right"];

    private readonly Option<int> _run = new("--run") { Description = "Run whose network is asked.", HelpName = "ID", Required = true };
    private readonly Option<string> _samples = new("--samples") { Description = "Images of its dataset, separated by commas; 64 at most.", HelpName = "A,B", Required = true };
    private readonly Option<string?> _class = new("--class") { Description = "Class to explain, by name or number. Without it, the one that is predicted.", HelpName = "K" };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("explain", "Show where a run's network looked on images.") { _run, _samples, _class }, ExplainAsync);

    private async Task<int> ExplainAsync(VerbContext context, CancellationToken ct)
    {
        var run = context.Arguments.GetValue(_run);
        var ids = Ids(context.Arguments.GetValue(_samples)!);
        IReadOnlyList<string> classes = [.. (await context.Services.GetRequiredService<RunSubjects>().ClassesAsync(run, ct)).Select(row => row.Name)];
        if (classes.Count == 0)
            throw new VerbException($"There is no run {run}. See fer runs.");
        var (epoch, samples) = await context.Services.GetRequiredService<Explainer>().ExplainAsync(run, ids, ClassOf(context, classes), ct);
        var result = new ExplainResult(run, epoch, classes, [.. samples.Select(sample => Line(sample, classes))]);
        context.Output.Result(result, RunVerbJsonContext.Default.ExplainResult, text => Write(result, text));
        return result.Samples.All(line => line.Map is null) ? ExitCode.Failed : ExitCode.Done;
    }

    private static IReadOnlyList<long> Ids(string text)
    {
        List<long> ids = [];
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            ids.Add(long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw new UsageException($"'{part}' is no number of an image: --samples 12,13."));
        return ids.Count is > 0 and <= Explainer.MostSamples
            ? [.. ids.Distinct()]
            : throw new UsageException($"Name 1 to {Explainer.MostSamples} images: --samples 12,13.");
    }

    private int? ClassOf(VerbContext context, IReadOnlyList<string> classes)
    {
        if (context.Arguments.GetValue(_class) is not { } asked)
            return null;
        for (var index = 0; index < classes.Count; index++)
        {
            if (classes[index].Equals(asked, StringComparison.OrdinalIgnoreCase) || index.ToString(CultureInfo.InvariantCulture) == asked)
                return index;
        }

        throw new UsageException($"There is no class '{asked}'. The classes are {string.Join(", ", classes)}.");
    }

    private static ExplainedLine Line(ExplainedSample sample, IReadOnlyList<string> classes) => sample.Explanation is { } made
        ? new(sample.SampleId, classes[made.Class], classes[made.Predicted], made.Probabilities, made.Rows, made.Columns, made.HasEvidence, made.Map, null)
        : new(sample.SampleId, null, null, null, 0, 0, false, null, sample.Trouble);

    private static void Write(ExplainResult result, TextWriter text)
    {
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Run {result.RunId}, epoch {result.Epoch}"));
        foreach (var line in result.Samples)
            text.WriteLine(Sentence(line, result.Classes));
    }

    private static string Sentence(ExplainedLine line, IReadOnlyList<string> classes)
    {
        if (line is not { Map: { } map, Probabilities: { } probabilities })
            return $"image {line.SampleId}: {line.Trouble}";
        var share = probabilities[classes.ToList().IndexOf(line.Predicted!)] * 100;
        var start = string.Create(CultureInfo.InvariantCulture, $"image {line.SampleId}: {line.Predicted} {share:F1} %");
        return line.HasEvidence
            ? $"{start}; what spoke for {line.Class} most lies {Places[PlaceOf(map)]} ({line.Rows} x {line.Columns} cells)"
            : $"{start}; no place spoke for {line.Class}";
    }

    /// <summary>Which ninth of the image holds the place that spoke most.</summary>
    private static int PlaceOf(byte[] map)
    {
        var brightest = Array.IndexOf(map, map.Max());
        var (row, column) = (brightest / ModelArchitecture.InputSide / Third, brightest % ModelArchitecture.InputSide / Third);
        return row * 3 + column;
    }
}
