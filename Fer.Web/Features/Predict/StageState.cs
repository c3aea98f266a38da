namespace Fer.Web.Features.Predict;

/// <summary>Where the webcam stands.</summary>
internal enum StageState
{
    /// <summary>The camera is off.</summary>
    Stopped,

    /// <summary>The browser asks for the camera.</summary>
    Camera,

    /// <summary>The detector and the model are loaded.</summary>
    Model,

    /// <summary>Faces are looked at.</summary>
    Running,
}
