namespace Fer.Web.Components.Charts;

/// <summary>Name of the theme variable with the colour, and the length of dash (0 is solid).</summary>
internal sealed record SeriesLook(string Colour, int Dash);
