namespace Fer.Web.Features.Predict;

/// <summary>Sentences for what keeps the webcam from running.</summary>
internal static class WebcamWords
{
    /// <summary>What happened, and what to do about it.</summary>
    /// <param name="code">What the script says.</param>
    /// <param name="detail">The failure's own words; may be empty.</param>
    public static (string What, string Todo) Of(string? code, string? detail) => code switch
    {
        "no-camera" => ("There is no camera that this browser can use.", "Connect one, check that it is switched on, and start again. Without a camera, models can be tried on pictures: see Pictures above."),
        "refused" => ("The browser was not allowed to use the camera. Nothing was recorded.", "Allow the camera for this address (the sign beside the address, or the browser's settings for sites), then start again."),
        "busy" => ("The camera is there, but another program or tab seems to use it.", "Close what uses it, such as a video call, then start again."),
        "lost" => ("The camera stopped: it was disconnected, or its permission was taken back.", "Connect or allow it again, then start again."),
        "insecure" => ("Browsers give the camera only to pages from this very machine or over https.", "Open Fer as http://localhost with its port instead, then start again."),
        "no-wasm" => ("This browser cannot run WebAssembly, which the detector and the model need.", "Use a present Chromium, Firefox or Safari, and allow WebAssembly where a policy or an extension blocks it."),
        "offline" => ("Fer gave no answer when the browser asked for the model. The run is safe.", "Check that Fer is still running, then start again."),
        "model" => ("The model could not be opened. The run is safe.", detail is { Length: > 0 } ? detail : "Start again; if it happens again, open the run's page and export the model there."),
        "camera" => ("The camera could not be started.", detail is { Length: > 0 } ? $"The browser says: {detail}. Try another camera, or start the browser again." : "Try another camera, or start the browser again."),
        _ => ("Looking at the picture failed, so the camera was switched off. Faces already stored are safe.", detail is { Length: > 0 } ? $"Start again. The browser says: {detail}" : "Start again."),
    };

    /// <summary>What goes on at the moment, where it takes time.</summary>
    public static string? Of(StageState state) => state switch
    {
        StageState.Camera => "Asking for the camera. The browser may want your permission.",
        StageState.Model => "Loading the detector and the model. For a run whose model was never used this takes some seconds more.",
        _ => null,
    };
}
