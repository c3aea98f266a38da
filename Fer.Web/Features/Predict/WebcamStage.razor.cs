using System.Globalization;
using Fer.Data.Datasets;
using Fer.Engine.Detection;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Fer.Web.Features.Predict;

/// <summary>The live picture with its figures. All of it is computed in the browser; the server hears only whether it runs.</summary>
public sealed partial class WebcamStage
{
    private DotNetObjectReference<WebcamStage>? _self;
    private ScriptModule? _script;
    private IJSObjectReference? _handle;
    private ElementReference _root;
    private StageState _state;
    private (string What, string Todo)? _failure;
    private IReadOnlyList<CameraChoice> _cameras = [];
    private string _camera = "";
    private bool _isLoud;
    private int _volume = 30;
    private double? _sentSeconds;

    [Parameter, EditorRequired] public required UsableModel Model { get; set; }

    /// <summary>Classes of the model by index.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    /// <summary>How slowly the bars follow, in seconds; 0 shows each frame's own.</summary>
    [Parameter] public double Seconds { get; set; }

    [Inject] public required IJSRuntime Js { get; init; }

    /// <summary>The main face of this moment, or of the last key; null where there is none.</summary>
    public async Task<FaceShot?> CaptureAsync() => _handle is null ? null : await _handle.InvokeAsync<FaceShot?>("capture", Lifetime);

    [JSInvokable]
    public Task OnStateAsync(string state, string? code, string? detail) => InvokeAsync(() =>
    {
        _state = Enum.Parse<StageState>(state, ignoreCase: true);
        _failure = code is null ? null : WebcamWords.Of(code, detail);
        StateHasChanged();
    });

    [JSInvokable]
    public Task OnCamerasAsync(IReadOnlyList<CameraChoice> cameras, string chosen) => InvokeAsync(() =>
    {
        (_cameras, _camera) = (cameras, chosen);
        StateHasChanged();
    });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = new ScriptModule(Js, "./Features/Predict/WebcamStage.razor.js");
            _self = DotNetObjectReference.Create(this);
            var classes = Classes.Select(row => new { row.Name, Colour = FerTheme.ClassVariable(row.ColourSlot) }).ToArray();
            _handle = await _script.InvokeAsync<IJSObjectReference>("attach", _root, _self, classes, FaceCrop.UsualMargin);
            StateHasChanged();
        }
        if (_handle is not null && _sentSeconds != Seconds)
            await SetAsync();
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_handle is not null)
            await ScriptModule.DisposeObjectAsync(_handle);
        if (_script is not null)
            await _script.DisposeAsync();
        _self?.Dispose();
    }

    private async Task StartAsync()
    {
        if (_handle is null)
            return;
        (_state, _failure) = (StageState.Camera, null);
        await _handle.InvokeVoidAsync("start", Lifetime, string.Create(CultureInfo.InvariantCulture, $"runs/{Model.RunId}/model.onnx"), _camera);
    }

    private async Task StopAsync()
    {
        _state = StageState.Stopped;
        if (_handle is not null)
            await _handle.InvokeVoidAsync("stop", Lifetime);
    }

    private Task ChooseCameraAsync(ChangeEventArgs args)
    {
        _camera = args.Value?.ToString() ?? "";
        return _state == StageState.Stopped ? Task.CompletedTask : StartAsync();
    }

    private Task ChooseSoundAsync(ChangeEventArgs args)
    {
        _isLoud = args.Value is true;
        return SetAsync();
    }

    private Task ChooseVolumeAsync(ChangeEventArgs args)
    {
        if (int.TryParse(args.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var volume))
            _volume = Math.Clamp(volume, 0, 100);
        return SetAsync();
    }

    private async Task SetAsync()
    {
        if (_handle is null)
            return;
        _sentSeconds = Seconds;
        await _handle.InvokeVoidAsync("set", Lifetime, Seconds, _isLoud, _volume / 100.0);
    }
}
