namespace Fer.Web.Components.Layout;

/// <summary>What the browser says about the theme: the stored choice and what it comes to.</summary>
public sealed record ThemeReading(string Choice, bool IsDark);
