namespace Fer.Web.Features.Home;

/// <summary>One step of the loop.</summary>
/// <param name="Name">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Act">What its button does.</param>
/// <param name="Path">Page of the button.</param>
/// <param name="IsDone">Whether the next step can follow.</param>
public sealed record HomeStep(string Name, string State, string Act, string Path, bool IsDone);
