namespace Fer.Web.Features.Training.Settings;

/// <summary>One of the values of a setting.</summary>
/// <param name="Value">As the form holds it, such as <c>OneCycle</c>.</param>
/// <param name="Title">As people read it, such as One cycle.</param>
public sealed record SettingChoice(string Value, string Title);
