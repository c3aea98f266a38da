using Fer.Web.Components.Keyboard;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Fer.Web.Components.Layout;

/// <summary>The frame of every page: rail, top bar, and a boundary that keeps one broken page from taking the rest along.</summary>
public sealed partial class MainLayout : IDisposable
{
    private readonly CancellationTokenSource _lifetime = new();
    private IReadOnlyList<DatasetChoice>? _datasets;
    private IReadOnlyList<Shortcut> _shortcuts = [];
    private ErrorBoundary? _boundary;
    private ElementReference _content;

    [Inject] public required IDatasetDirectory Directory { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private string CurrentPath => new Uri(Navigation.Uri).AbsolutePath;

    public void Dispose()
    {
        if (_lifetime.IsCancellationRequested)
            return;
        Directory.Changed -= OnDirectoryChanged;
        Navigation.LocationChanged -= OnLocationChanged;
        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _shortcuts = [new Shortcut("?", "Show the keys that work here", ShowHelpAsync)];
        Directory.Changed += OnDirectoryChanged;
        Navigation.LocationChanged += OnLocationChanged;
        await LoadAsync();
    }

    /// <summary>A new page came: whatever broke the last one is gone.</summary>
    protected override void OnParametersSet() => Recover();

    private void Recover() => _boundary?.Recover();

    private async Task LoadAsync()
    {
        var datasets = await Directory.ListAsync(_lifetime.Token);
        NameDatasetInAddress(datasets);
        _datasets = datasets;
    }

    /// <summary>Pages read their dataset from the address alone, so an address without one gets the first.</summary>
    private void NameDatasetInAddress(IReadOnlyList<DatasetChoice> datasets)
    {
        if (datasets.Count > 0 && Navigation.DatasetInUse() is null)
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(DatasetAddress.Parameter, datasets[0].Id), replace: true);
    }

    private void UseDataset(int id) => Navigation.NavigateTo(DatasetAddress.For(CurrentPath, id));

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        NameDatasetInAddress(_datasets ?? []);
        StateHasChanged();
    }

    private void OnDirectoryChanged() => _ = InvokeAsync(async () =>
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_lifetime.IsCancellationRequested)
        {
            // The page was closed meanwhile.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    });

    private async Task SkipToContentAsync() => await _content.FocusAsync();

    private Task ShowHelpAsync() => ShortcutHelpDialog.ShowAsync(Dialogs);
}
