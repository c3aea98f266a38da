using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Views;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Runs;

/// <summary>The same few validation images after each epoch, with what the network says about them.</summary>
public sealed partial class SamplePredictions
{
    /// <summary>Images that a worker tells about; their places are kept free until it does.</summary>
    private const int Places = 12;

    private IReadOnlyDictionary<long, string> _tags = new Dictionary<long, string>();

    [Parameter, EditorRequired] public required IReadOnlyList<LivePrediction> Samples { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<RunClass> Classes { get; set; }

    [Inject] public required RunSubjects Subjects { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (Samples.All(sample => _tags.ContainsKey(sample.SampleId)))
            return;
        try
        {
            _tags = await Subjects.ImageTagsAsync([.. Samples.Select(sample => sample.SampleId)], Lifetime);
        }
        catch (OperationCanceledException) when (IsDisposed)
        {
            // The page is gone.
        }
    }

    private string Name(int index) => Classes.FirstOrDefault(entry => entry.Index == index)?.Name ?? $"Class {index}";
}
