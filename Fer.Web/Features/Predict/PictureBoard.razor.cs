using Fer.Engine.Imaging;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Fer.Web.Features.Predict;

/// <summary>The pictures that somebody chose, with what the models say of their faces. They last as long as the page is open.</summary>
public sealed partial class PictureBoard
{
    /// <summary>Pictures at once.</summary>
    public const int Most = 200;

    private readonly List<BoardPicture> _pictures = [];
    private DotNetObjectReference<PictureBoard>? _self;
    private ScriptModule? _script;
    private IJSObjectReference? _handle;
    private ElementReference _root;
    private PictureTray? _tray;
    private string? _leftOut;
    private bool _isSet;
    private double? _margin;

    /// <summary>Model that is asked, and that storing refers to.</summary>
    [Parameter, EditorRequired] public required ChosenModel Model { get; set; }

    /// <summary>Model beside it; null where there is none.</summary>
    [Parameter] public ChosenModel? Second { get; set; }

    /// <summary>Margin around each face, as a share of it; null where each picture is one face.</summary>
    [Parameter, EditorRequired] public double? Margin { get; set; }

    /// <summary>Datasets that faces may go into.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<(int Id, string Name)> Datasets { get; set; }

    /// <summary>The chosen one.</summary>
    [Parameter, EditorRequired] public int? IntoId { get; set; }

    /// <summary>Another was chosen, by its id.</summary>
    [Parameter] public EventCallback<string?> IntoChanged { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    [Inject] public required PictureTrays Trays { get; init; }

    [Inject] public required IFaceAnswers Answers { get; init; }

    [Inject] public required ILogger<PictureBoard> Log { get; init; }

    private IReadOnlyList<BoardFace> Faces => [.. _pictures.Where(picture => picture.IsShown).SelectMany(picture => picture.Faces)];

    private IReadOnlyList<BoardPicture> Unread => [.. _pictures.Where(picture => picture.State == PictureState.Unread)];

    private string Summary
    {
        get
        {
            var faces = Faces;
            var text = $"{Formats.Count(faces.Count, "face", "faces")} in {Formats.Count(faces.DistinctBy(face => face.Picture).Count(), "picture", "pictures")}.";
            if (Second is null || faces.Any(face => Model.SharesOf(face) is null || Second.SharesOf(face) is null))
                return text;
            var apart = faces.Count(face => Model.Contradicts(Second, face));
            return apart == 0 ? $"{text} The two models agree on all of them." : $"{text} The two models disagree on {Formats.Count(apart)} of them.";
        }
    }

    /// <summary>Called by the script with pictures that somebody chose.</summary>
    /// <returns>How many of them are taken; the others go beyond <see cref="Most"/>.</returns>
    [JSInvokable]
    public async Task<int> OnAddedAsync(IReadOnlyList<AddedPicture> added)
    {
        var taken = 0;
        await InvokeAsync(async () =>
        {
            _leftOut = null;
            taken = Math.Min(added.Count, Math.Max(0, Most - _pictures.Count));
            List<BoardPicture> small = [];
            foreach (var file in added.Take(taken))
            {
                var picture = new BoardPicture(file.Id, file.Name, file.Address);
                if (file.Bytes > ImageLimits.MaxBytes)
                    picture = picture with { State = PictureState.Failed, Failure = $"{file.Name} is {Formats.Bytes(file.Bytes)}; at most {Formats.Bytes(ImageLimits.MaxBytes)} are read. Save it smaller and choose it again." };
                else
                    small.Add(picture);
                _pictures.Add(picture);
            }

            await ReadAsync(small);
            StateHasChanged();
        });
        return taken;
    }

    /// <summary>Called by the script after pictures were chosen of which some were not taken.</summary>
    /// <param name="many">Files beyond <see cref="Most"/>.</param>
    /// <param name="others">Files of a folder that are no pictures by their names.</param>
    [JSInvokable]
    public Task OnLeftOutAsync(int many, int others) => InvokeAsync(() =>
    {
        var parts = new[]
        {
            many > 0 ? $"{Formats.Count(many, "picture was", "pictures were")} left out: {Most} fit on the page. Clear it, then choose the others." : "",
            others > 0 ? $"{Formats.Count(others, "file", "files")} in the folder {(others == 1 ? "is" : "are")} no PNG or JPEG by name and {(others == 1 ? "was" : "were")} left out." : "",
        };
        _leftOut = string.Join(' ', parts.Where(part => part.Length > 0));
        StateHasChanged();
    });

    protected override void OnInitialized() => (_tray, _moves) = (Trays.Open(OnReadAsync), Moves());

    protected override async Task OnParametersSetAsync()
    {
        _refusal = null;
        _refused.Clear();
        var isOther = _isSet && _margin != Margin;
        (_isSet, _margin) = (true, Margin);
        if (isOther)
            await ReadAgainAsync();
        _ = AskAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = new ScriptModule(Js, "./Features/Predict/PictureBoard.razor.js");
        _self = DotNetObjectReference.Create(this);
        _handle = await _script.InvokeAsync<IJSObjectReference>("attach", _root, _self, PictureEndpoints.Address(_tray!.Key));
    }

    protected override async ValueTask ReleaseAsync()
    {
        _tray?.Dispose();
        if (_handle is not null)
            await ScriptModule.DisposeObjectAsync(_handle);
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }
}
