using Fer.Data.Splits;
using Fer.Engine.Splitting;

namespace Fer.Web.Features.Splits;

/// <summary>The rules of a new split while they are being chosen. Shares are in percent.</summary>
public sealed class SplitForm
{
    public string Name { get; set; } = "70/30";

    public double Validation { get; set; } = 30;

    public double Test { get; set; } = 10;

    public TestRule Rule { get; set; } = TestRule.ImportedUsage;

    public bool LeavesLeaksOut { get; set; } = true;

    public bool KeepsNearTogether { get; set; } = true;

    public SplitField Field { get; set; }

    public long Seed { get; set; } = 1;

    public SplitRules ToRules() => new()
    {
        ValidationShare = Validation / 100,
        TestRule = Rule,
        TestShare = Test / 100,
        LeaveLeaksOut = LeavesLeaksOut,
        KeepNearTogether = KeepsNearTogether,
        Field = Field,
        Seed = Seed,
    };
}
