using System.Globalization;
using System.Text;
using Fer.Data.Datasets;
using Fer.Data.Splits;
using Fer.Engine.Exchange;
using Fer.Web.Components.Layout;
using Fer.Web.Endpoints;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Datasets;

/// <summary>Says what an export would hold and offers it in each form. The address holds the filter and the options.</summary>
public sealed partial class ExportPage
{
    private string? _name;
    private int _total;
    private IReadOnlyList<SplitSummary> _splits = [];
    private int _count;
    private string? _failure;
    private bool _isLoaded;
    private string? _shown;

    [SupplyParameterFromQuery(Name = DatasetAddress.Parameter)] public int? DatasetId { get; set; }

    [Inject] public required ExportReader Exports { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required SplitList Splits { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private ExportOrder Order { get; set; } = new(new(0));

    private bool IsCrLf { get; set; }

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override ValueTask ReleaseAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        return base.ReleaseAsync();
    }

    protected override Task OnParametersSetAsync() => ReadAddressAsync();

    private static string? Text(ChangeEventArgs change) => change.Value as string;

    private static int? Number(ChangeEventArgs change) =>
        int.TryParse(Text(change), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Options of the address that are no parameters of the page change without a new rendering of it.</summary>
    private void OnLocationChanged(object? sender, Microsoft.AspNetCore.Components.Routing.LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        if (IsDisposed || !new Uri(change.Location).AbsolutePath.EndsWith("/datasets/export", StringComparison.Ordinal))
            return;
        await ReadAddressAsync();
        StateHasChanged();
    });

    private async Task ReadAddressAsync()
    {
        if (_isLoaded && _shown == Navigation.Uri)
            return;
        _shown = Navigation.Uri;
        var values = QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query);
        var query = ExportQuery.Read(DatasetId ?? 0, name => values.TryGetValue(name, out var value) ? value.ToString() : null);
        (Order, IsCrLf) = (query.Order, query.IsCrLf);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            var order = Order;
            await Task.Run(() => ReadAsync(order, ct), ct);
            if (Order.SplitId is { } split && _splits.All(row => row.Id != split))
                Order = Order with { SplitId = null };
            (_failure, _isLoaded) = (null, true);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another export was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The dataset could not be read from the database. Nothing was changed.";
        }
    }

    private async Task ReadAsync(ExportOrder order, CancellationToken ct)
    {
        var id = order.Filter.DatasetId;
        _name = (await Datasets.ReadNamesAsync(ct)).FirstOrDefault(row => row.Id == id).Name;
        _total = (await Datasets.ReadClassesAsync(id, ct)).Sum(row => row.Count);
        _splits = await Splits.ReadAsync(id, ct);
        _count = await Exports.CountAsync(order, ct);
    }

    private void Go(ExportOrder order) => Go(order, IsCrLf);

    private void Go(ExportOrder order, bool isCrLf) => Navigation.NavigateTo(ExportAddress.Page(order, isCrLf), replace: true);

    /// <summary>The same by command line; null under a filter, which only pages have.</summary>
    private string? Command(string target)
    {
        if (!Order.Filter.IsEmpty)
            return null;
        var command = new StringBuilder($"fer export --dataset \"{_name}\" {target}");
        if (Order.UsesOriginalLabels)
            command.Append(" --labels original");
        if (_splits.FirstOrDefault(split => split.Id == Order.SplitId) is { } chosen)
            command.Append(CultureInfo.InvariantCulture, $" --split \"{chosen.Name}\"");
        if (Order.LeavesOutExcluded)
            command.Append(" --leave-out-excluded");
        return command.ToString();
    }
}
