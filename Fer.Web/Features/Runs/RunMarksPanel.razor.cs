using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Fer.Web.Features.Runs;

/// <summary>A run's tags and note, written where they stand.</summary>
public sealed partial class RunMarksPanel : ComponentBase
{
    private IReadOnlyList<string> _known = [];
    private string? _tag;
    private string? _note;
    private bool _isWriting;
    private bool _isBusy;

    [Parameter, EditorRequired] public required RunRow Run { get; set; }

    /// <summary>The run's row has changed.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>An act did not work; the text says what is safe and what to do.</summary>
    [Parameter] public EventCallback<string?> Failed { get; set; }

    [Inject] public required RunMarks Marks { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ILogger<RunMarksPanel> Log { get; init; }

    protected override async Task OnInitializedAsync() => _known = await Marks.TagsAsync(CancellationToken.None);

    private void Write() => (_note, _isWriting) = (Run.Note, true);

    private Task PressAsync(KeyboardEventArgs press) => press.Key == "Enter" && !string.IsNullOrWhiteSpace(_tag) ? TagAsync() : Task.CompletedTask;

    private Task TagAsync() => ActAsync("The tag could not be kept", async () =>
    {
        await Marks.TagAsync([Run.Id], _tag!, CancellationToken.None);
        _tag = null;
    });

    private Task UntagAsync(string tag) => ActAsync("The tag could not be taken off", () => Marks.UntagAsync([Run.Id], tag, CancellationToken.None));

    /// <summary>The text stays in the box where it could not be kept.</summary>
    private Task KeepAsync() => ActAsync("The note could not be kept", async () =>
    {
        await Marks.NoteAsync(Run.Id, _note, CancellationToken.None);
        _isWriting = false;
    });

    private async Task ActAsync(string failure, Func<Task> act)
    {
        if (_isBusy)
            return;
        _isBusy = true;
        try
        {
            await act();
            await Failed.InvokeAsync(null);
        }
        catch (RunMarkException refused)
        {
            await Failed.InvokeAsync(refused.Message);
        }
        catch (Exception error)
        {
            Log.LogError(error, "Run {RunId}: {Failure}", Run.Id, failure);
            await Failed.InvokeAsync($"{failure}. The run is as it was before; try again, and look into the application's log if it happens again.");
        }
        finally
        {
            _isBusy = false;
        }

        await Changed.InvokeAsync();
    }
}
