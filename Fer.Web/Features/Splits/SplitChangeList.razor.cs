using Fer.Data.Datasets;
using Fer.Data.Splits;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Splits;

/// <summary>The images that differ between two splits, by kind of change.</summary>
public sealed partial class SplitChangeList
{
    private const int PageSize = 50;
    private static readonly SplitChangeKind[] Kinds = Enum.GetValues<SplitChangeKind>();
    private readonly List<ChangedSample> _rows = [];
    private SplitChangeKind _kind;
    private ComparedSplits? _shown;
    private string? _failure;
    private bool _isLoading;

    [Parameter, EditorRequired] public required ComparedSplits Compared { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Inject] public required SplitComparison Comparison { get; init; }

    protected override Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_shown, Compared))
            return Task.CompletedTask;
        _shown = Compared;
        return ShowAsync(Array.Find(Kinds, kind => Compared.Count(kind) > 0));
    }

    private Task ChooseAsync(ChangeEventArgs change) =>
        Enum.TryParse<SplitChangeKind>(change.Value as string, out var kind) ? ShowAsync(kind) : Task.CompletedTask;

    private Task ShowAsync(SplitChangeKind kind)
    {
        _kind = kind;
        _rows.Clear();
        return LoadMoreAsync();
    }

    private async Task LoadMoreAsync()
    {
        var ct = NextLoad();
        var (compared, kind, after) = (Compared, _kind, _rows.Count == 0 ? 0 : _rows[^1].SampleId);
        _isLoading = true;
        try
        {
            var page = await Task.Run(() => Comparison.PageAsync(compared, kind, after, PageSize, ct), ct);
            ct.ThrowIfCancellationRequested();
            _rows.AddRange(page);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another kind was chosen, or the page was left.
            return;
        }
        catch (SqliteException)
        {
            _failure = "The images could not be read from the database. Nothing was changed.";
        }

        _isLoading = false;
    }

    private string NameOf(int? label) => label is null ? "–" : Classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";
}
