using Fer.Engine.Runs;
using Fer.Web.Components.Runs;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>The end of a run's log, read while it is unfolded.</summary>
public sealed partial class LogTail
{
    /// <summary>Most lines that are shown.</summary>
    private const int MostLines = 200;

    private IReadOnlyList<string>? _lines;
    private EpochNews? _news;
    private bool _isOpen;

    [Parameter, EditorRequired] public required int RunId { get; set; }

    /// <summary>Whether a worker may still write to it.</summary>
    [Parameter] public bool IsTraining { get; set; }

    [Inject] public required RunLog Log { get; init; }

    protected override bool IsLive => _isOpen && IsTraining;

    protected override void OnInitialized()
    {
        _news = new EpochNews(Feed);
        base.OnInitialized();
    }

    protected override bool Concerns(int runId) => _isOpen && runId == RunId && _news!.IsNew(runId);

    protected override async Task RefreshAsync(CancellationToken ct)
    {
        if (_isOpen)
            _lines = await Log.TailAsync(RunId, MostLines, ct);
    }

    private async Task ToggleAsync()
    {
        _isOpen = !_isOpen;
        await RefreshAsync(Lifetime);
    }
}
