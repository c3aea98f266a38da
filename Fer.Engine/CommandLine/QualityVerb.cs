using System.CommandLine;
using Fer.Data.Quality;
using Fer.Engine.CrossValidations;
using Fer.Engine.Export;
using Fer.Engine.Quality;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer quality</c>: checks a dataset and lists its issues, or works off a queued check.</summary>
public sealed class QualityVerb : IVerb
{
    private const int ShownIssues = 20;

    private readonly Option<string?> _dataset = new("--dataset") { Description = "Dataset to check.", HelpName = "NAME" };
    private readonly Option<int?> _run = new("--run") { Description = "Judge the labels by this finished run, on images it was not trained on.", HelpName = "ID" };
    private readonly Option<int?> _folds = new("--folds")
    {
        Description = "Judge the labels by cross-validation with this many folds (2 to 20); needs --preset. The same command goes on where it was stopped.",
        HelpName = "K",
    };

    private readonly Option<int?> _known = new("--cross-validation") { Description = "Judge the labels by this finished cross-validation.", HelpName = "ID" };
    private readonly Option<bool> _includeTest = new("--include-test") { Description = "Let images that their source marks as test take part in the folds." };
    private readonly Option<bool> _anew = new("--anew") { Description = "Look at everything again, not only at what changed." };

    private readonly Option<string?> _export = new("--export") { Description = "Write all issues with what was decided about them as CSV, too.", HelpName = "FILE" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace the file where it exists." };

    /// <summary>Given by the service, which has claimed the quality run: go on under its attempt, obey standard input.</summary>
    private readonly Option<int?> _job = new("--job") { Hidden = true };

    private readonly Option<int?> _attempt = new("--attempt") { Hidden = true };
    private readonly RecipeOptions _recipe = new();

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("quality", "Find duplicates, leaks between training and test, wrong labels and faulty images.")
        {
            _dataset, _run, _folds, _known, _includeTest, _anew, _export, _overwrite, _job, _attempt,
        };
        _recipe.AddTo(command);
        return host.Handle(command, CheckAsync);
    }

    private async Task<int> CheckAsync(VerbContext context, CancellationToken ct)
    {
        var given = context.Arguments;
        if (given.GetValue(_job) is { } job && given.GetValue(_attempt) is { } attempt)
            return await QualityJobHost.WorkAsync(context, new QualityLease(job, attempt), ct);
        var name = given.GetValue(_dataset) ?? throw new UsageException("Say which dataset to check: --dataset NAME.");
        var datasetId = await NamedDataset.FindAsync(context, name, ct);
        var request = new QualityRequest { RunId = given.GetValue(_run), CrossValidationId = await FoldsAsync(context, datasetId, ct), Anew = given.GetValue(_anew) };
        var report = await QualityJobHost.CheckHereAsync(context, datasetId, request, ct);
        if (given.GetValue(_export) is { } file)
            context.Output.Note($"{await ExportAsync(context, datasetId, Path.GetFullPath(file), ct)} issues written to {file}.");
        var listing = await new QualityListing(context.Contexts).ReadAsync(datasetId, report, ct);
        context.Output.Result(listing, VerbJsonContext.Default.QualityResult, text => QualityText.Write(listing, ShownIssues, text));
        return ExitCode.Done;
    }

    private Task<int> ExportAsync(VerbContext context, int datasetId, string file, CancellationToken ct) =>
        WholeFile.WriteAsync(file, context.Arguments.GetValue(_overwrite), stream =>
            ReviewCsv.WriteAsync(stream, new QualityExport(context.Contexts).ReadAsync(new IssueFilter(datasetId), ct), ct));

    private async Task<int?> FoldsAsync(VerbContext context, int datasetId, CancellationToken ct)
    {
        if (context.Arguments.GetValue(_folds) is not { } folds)
        {
            return _recipe.IsGiven(context)
                ? throw new UsageException("A preset is for the folds: add --folds K, or leave --preset out.")
                : context.Arguments.GetValue(_known);
        }

        var recipe = await _recipe.ReadAsync(context, ct);
        var training = new FoldTraining(context);
        var id = await training.StartAsync(new NewCrossValidation(datasetId, folds, recipe.Seed, context.Arguments.GetValue(_includeTest), recipe), ct);
        await training.TrainAsync(id, ct);
        return id;
    }
}
