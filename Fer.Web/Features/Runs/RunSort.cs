namespace Fer.Web.Features.Runs;

/// <summary>Columns by which the list can be sorted.</summary>
internal enum RunSort
{
    Newest,
    Name,
    Accuracy,
    MacroF1,
    Duration,
}
