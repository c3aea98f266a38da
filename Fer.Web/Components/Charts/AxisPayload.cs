namespace Fer.Web.Components.Charts;

internal sealed record AxisPayload(string Title, NumberFormat Format, double? Min, double? Max);
