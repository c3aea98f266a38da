namespace Fer.Web.Features.Training.Settings;

/// <summary>Settings that are shown together under a heading.</summary>
/// <param name="Id">Id on the page, such as <c>schedule</c>.</param>
/// <param name="Title">Heading.</param>
/// <param name="Purpose">What these settings decide, in a few words.</param>
/// <param name="Settings">The settings in order.</param>
public sealed record SettingGroup(string Id, string Title, string Purpose, IReadOnlyList<Setting> Settings);
