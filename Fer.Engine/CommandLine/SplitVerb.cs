using System.CommandLine;
using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Splitting;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer split</c>: makes a split.</summary>
public sealed class SplitVerb : IVerb
{
    private const string ImportedUsage = "usage";
    private readonly Option<string> _dataset = new("--dataset") { Description = "Dataset to divide.", HelpName = "NAME", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "Name of the split.", HelpName = "SPLIT", Required = true };
    private readonly Option<double> _validation = new("--validation") { Description = "Share of the images outside the test part that validate.", HelpName = "FRACTION", DefaultValueFactory = _ => 0.3 };
    private readonly Option<string> _test = new("--test") { Description = "usage: the images that their source marks as test; or a share to draw, such as 0.1.", HelpName = "usage|FRACTION", DefaultValueFactory = _ => ImportedUsage };
    private readonly Option<long> _seed = new("--seed") { Description = "The same seed on the same images gives the same split.", HelpName = "S", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _keepLeaks = new("--keep-leaks") { Description = "Train and validate on images identical to a test image, too." };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("split", "Divide a dataset into train, validation and test.") { _dataset, _name, _validation, _test, _seed, _keepLeaks }, MakeAsync);

    private async Task<int> MakeAsync(VerbContext context, CancellationToken ct)
    {
        var datasetId = await NamedDataset.FindAsync(context, context.Arguments.GetRequiredValue(_dataset), ct);
        var (rule, share) = ReadTest(context.Arguments.GetRequiredValue(_test));
        var rules = new SplitRules
        {
            ValidationShare = context.Arguments.GetValue(_validation),
            TestRule = rule,
            TestShare = share,
            Seed = context.Arguments.GetValue(_seed),
            LeaveLeaksOut = !context.Arguments.GetValue(_keepLeaks),
        };
        var name = context.Arguments.GetRequiredValue(_name);
        var (id, plan) = await new SplitMaker(context.Contexts, context.Clock).MakeAsync(datasetId, name, rules, ct);
        var counts = plan.Assignments.CountBy(row => row.Part).ToDictionary();
        var result = new SplitResult(
            id, name.Trim(), rules.Seed, counts.GetValueOrDefault(SplitPart.Train), counts.GetValueOrDefault(SplitPart.Validation),
            counts.GetValueOrDefault(SplitPart.Test), counts.GetValueOrDefault(SplitPart.LeftOut), plan.Leaks.Total,
            Convert.ToHexStringLower(SplitContentHash.Compute(plan.Assignments)));
        context.Output.Result(result, VerbJsonContext.Default.SplitResult, text => Write(result, plan, text));
        return ExitCode.Done;
    }

    private static (TestRule Rule, double Share) ReadTest(string text)
    {
        if (text.Equals(ImportedUsage, StringComparison.OrdinalIgnoreCase))
            return (TestRule.ImportedUsage, new SplitRules().TestShare);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? (TestRule.Share, share)
            : throw new UsageException($"--test {text}: give usage, or a share such as 0.1.");
    }

    private static void Write(SplitResult result, SplitPlan plan, TextWriter text)
    {
        text.WriteLine($"Split {result.Name}: {result.Train} train, {result.Validation} validation, {result.Test} test, {result.LeftOut} left out.");
        if (plan.Leaks.Total > 0)
            text.WriteLine(plan.LeaksLeftIn == 0
                ? $"{plan.Leaks.Total} images are identical to a test image and were left out."
                : $"{plan.Leaks.Total} images that train or validate are identical to a test image: test results will flatter.");
    }
}
