using Fer.Engine.Runs.Studies;

namespace Fer.Tests.Engine.Runs.Studies;

/// <summary>A study that cannot be queued.</summary>
public sealed record NewStudyCase(string Name, Func<NewStudy, NewStudy> Change, string Field)
{
    public override string ToString() => Name;
}
