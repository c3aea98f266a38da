using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Web.Features.Training.Studies;

namespace Fer.Tests.Web.Features.Training;

public sealed class StudyWordsTests
{
    [Fact]
    public void Outcome_SaysWhatComesOut()
    {
        Assert.Equal(
            "3 runs that differ only in their seed (1 to 3) tell how much of a difference between two runs is luck.",
            Of(new StudyForm { Kind = RunGroupKind.Seeds, Seeds = "3" }));
        Assert.StartsWith("1 run of 20 epochs, scored after 5, 10 and 20. ", Of(new StudyForm { Epochs = "5, 10, 20" }), StringComparison.Ordinal);
        Assert.StartsWith("2 runs, each trained from the start, of 5 and 20 epochs. ", Of(new StudyForm { Epochs = "5, 20", IsOneRun = false }), StringComparison.Ordinal);
        var grid = new StudyForm { Kind = RunGroupKind.Grid };
        grid.Axes[0].Text = "0.1, 0.2";
        Assert.StartsWith("2 runs, one for every combination of Learning rate,", Of(grid), StringComparison.Ordinal);
    }

    private static string Of(StudyForm form) => StudyWords.Outcome(form, form.Plans(PresetCatalog.Fast.Defaults));
}
