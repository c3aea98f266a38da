using System.CommandLine;
using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer split</c>: makes a split, makes one from another with today's labels, or compares two.</summary>
public sealed class SplitVerb : IVerb
{
    private const string ImportedUsage = "usage";
    private const string Official = "official";
    private readonly Option<string> _dataset = new("--dataset") { Description = "Dataset to divide.", HelpName = "NAME", Required = true };
    private readonly Option<string?> _name = new("--name") { Description = "Name of the split to make.", HelpName = "SPLIT" };
    private readonly Option<double> _validation = new("--validation") { Description = "Share of the images outside the test part that validate.", HelpName = "FRACTION", DefaultValueFactory = _ => 0.3 };
    private readonly Option<string> _test = new("--test") { Description = "usage: the images that their source marks as test; official: all parts as the source divides them; or a share to draw, such as 0.1.", HelpName = "usage|official|FRACTION", DefaultValueFactory = _ => ImportedUsage };
    private readonly Option<long> _seed = new("--seed") { Description = "The same seed on the same images gives the same split.", HelpName = "S", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _keepLeaks = new("--keep-leaks") { Description = "Train and validate on images that are like a test image, too." };
    private readonly Option<string> _group = new("--group") { Description = "Keep images with the same folder, source or name prefix in one part.", HelpName = "folder|source|prefix|none", DefaultValueFactory = _ => "none" };
    private readonly Option<string> _near = new("--near") { Description = "Whether nearly identical images, as the last quality run found them, stay in one part.", HelpName = "on|off", DefaultValueFactory = _ => "on" };
    private readonly Option<string?> _from = new("--from") { Description = "Take over the parts of this split, with today's labels in train and validation and an unchanged test part.", HelpName = "SPLIT" };
    private readonly Option<string?> _compare = new("--compare") { Description = "Make nothing; say how two splits differ.", HelpName = "A,B" };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("split", "Divide a dataset into train, validation and test; or compare two splits.")
        {
            _dataset, _name, _validation, _test, _seed, _keepLeaks, _group, _near, _from, _compare,
        }, RunAsync);

    private async Task<int> RunAsync(VerbContext context, CancellationToken ct)
    {
        RefuseMixtures(context.Arguments);
        var rules = ReadRules(context.Arguments);
        var datasetId = await NamedDataset.FindAsync(context, context.Arguments.GetRequiredValue(_dataset), ct);
        if (context.Arguments.GetValue(_compare) is { } two)
            return await CompareAsync(context, datasetId, two, ct);
        var name = context.Arguments.GetValue(_name)!;
        var maker = new SplitMaker(context.Contexts, context.Clock);
        if (context.Arguments.GetValue(_from) is { } basis)
        {
            var (id, plan) = await maker.MakeFromAsync(await NamedSplit.FindAsync(context, datasetId, basis, ct), name, ct);
            return await ReportAsync(context, id, default, rules, plan, ct);
        }

        var (made, planned) = await maker.MakeAsync(datasetId, name, rules, ct);
        return await ReportAsync(context, made, planned.Leaks, rules, null, ct);
    }

    private void RefuseMixtures(ParseResult arguments)
    {
        var comparing = arguments.GetValue(_compare) is not null;
        if (!comparing && arguments.GetValue(_name) is null)
            throw new UsageException("Give the split a name with --name SPLIT, or two splits to compare with --compare A,B.");
        Option[] drawing = [_validation, _test, _seed, _keepLeaks, _group, _near];
        if ((comparing || arguments.GetValue(_from) is not null) && Array.Find(drawing, option => arguments.GetResult(option) is { Implicit: false }) is { } given)
            throw new UsageException($"{given.Name} is a rule for a new draw. It has no place beside {(comparing ? "--compare" : "--from")}.");
        if (comparing && (arguments.GetValue(_from) ?? arguments.GetValue(_name)) is not null)
            throw new UsageException("--compare makes no split. Leave out --name and --from.");
    }

    private SplitRules ReadRules(ParseResult arguments)
    {
        var (rule, share) = ReadTest(arguments.GetRequiredValue(_test));
        return new SplitRules
        {
            ValidationShare = arguments.GetValue(_validation),
            TestRule = rule,
            TestShare = share,
            Seed = arguments.GetValue(_seed),
            LeaveLeaksOut = !arguments.GetValue(_keepLeaks),
            Field = arguments.GetRequiredValue(_group).ToUpperInvariant() switch
            {
                "NONE" => SplitField.None,
                "FOLDER" => SplitField.Folder,
                "SOURCE" => SplitField.Source,
                "PREFIX" => SplitField.NamePrefix,
                _ => throw new UsageException($"--group {arguments.GetValue(_group)}: give folder, source, prefix or none."),
            },
            KeepNearTogether = arguments.GetRequiredValue(_near).ToUpperInvariant() switch
            {
                "ON" => true,
                "OFF" => false,
                _ => throw new UsageException($"--near {arguments.GetValue(_near)}: give on or off."),
            },
        };
    }

    private static (TestRule Rule, double Share) ReadTest(string text)
    {
        if (text.Equals(ImportedUsage, StringComparison.OrdinalIgnoreCase))
            return (TestRule.ImportedUsage, new SplitRules().TestShare);
        if (text.Equals(Official, StringComparison.OrdinalIgnoreCase))
            return (TestRule.Official, new SplitRules().TestShare);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? (TestRule.Share, share)
            : throw new UsageException($"--test {text}: give usage, official, or a share such as 0.1.");
    }

    private static async Task<int> ReportAsync(VerbContext context, int id, LeakCount leaks, SplitRules rules, RefreshPlan? from, CancellationToken ct)
    {
        var facts = (await context.Services.GetRequiredService<SplitList>().FindAsync(id, ct))!;
        var split = facts.Summary;
        var result = new SplitResult(
            id, split.Name, split.Seed, Of(SplitPart.Train), Of(SplitPart.Validation), Of(SplitPart.Test), Of(SplitPart.LeftOut),
            leaks.Total, leaks, facts.ContentHash, facts.Certificate!,
            from is null ? null : new SplitRefreshCounts(split.BaseName, from.Relabelled, from.KeptTestLabels, from.ExcludedSince, from.ExcludedInTest, from.AddedSince));
        context.Output.Result(result, VerbJsonContext.Default.SplitResult, text => SplitText.Write(result, rules.LeaveLeaksOut, text));
        return ExitCode.Done;

        int Of(SplitPart part) => split.Parts.GetValueOrDefault(part);
    }

    private static async Task<int> CompareAsync(VerbContext context, int datasetId, string two, CancellationToken ct)
    {
        var (first, second) = await NamedSplit.FindTwoAsync(context, datasetId, two, ct);
        var compared = (await context.Services.GetRequiredService<SplitComparison>().ReadAsync(first, second, ct))!;
        var result = new SplitCompareResult(
            compared.First.Name, compared.Second.Name, compared.AreSame, compared.Count(SplitChangeKind.Added), compared.Count(SplitChangeKind.Removed),
            compared.Count(SplitChangeKind.Moved), compared.Count(SplitChangeKind.Relabelled), compared.Flows);
        context.Output.Result(result, VerbJsonContext.Default.SplitCompareResult, text => SplitText.Write(result, text));
        return ExitCode.Done;
    }
}
