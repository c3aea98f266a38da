namespace Fer.Web.Features.Runs;

/// <summary>Columns by which the list can be sorted.</summary>
public enum RunSort
{
    Newest,
    Name,
    Accuracy,
    MacroF1,
    Duration,
}
