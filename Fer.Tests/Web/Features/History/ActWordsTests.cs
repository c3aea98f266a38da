using Fer.Data.Labelling;
using Fer.Web.Components.Shared;

namespace Fer.Tests.Web.Features.History;

public sealed class ActWordsTests
{
    private static readonly string[] Names = ["Angry", "Disgust", "Fear", "Happy", "Sad", "Surprise", "Neutral"];

    [Fact]
    public void Of_Acts_SaysWhatWasDone()
    {
        Assert.Equal("Labelled 1 image Happy → Fear", Say(ActKind.Label, 1, Label(3, 2, 1), new(LabelAspect.Reviewed, null, 0, 1, 1)));
        Assert.Equal("Confirmed the label of 1 image", Say(ActKind.Label, 1, new ActChange(LabelAspect.Reviewed, null, 0, 1, 1)));
        Assert.Equal("Relabelled 512 images as Neutral", Say(ActKind.BulkLabel, 512, Label(3, 6, 500), Label(2, 6, 12)));
        Assert.Equal("Relabelled 2 images", Say(ActKind.BulkLabel, 2, Label(3, 6, 1), Label(2, 5, 1)));
        Assert.Equal("Excluded 3 images", Say(ActKind.Exclude, 3, new ActChange(LabelAspect.Excluded, null, 0, 1, 3)));
        Assert.Equal("Included 1 image again", Say(ActKind.Exclude, 1, new ActChange(LabelAspect.Excluded, null, 1, 0, 1)));
        Assert.Equal("Marked 12 images as reviewed", Say(ActKind.Review, 12, new ActChange(LabelAspect.Reviewed, null, 0, 1, 12)));
        Assert.Equal("Tagged 12 images “blurred”", Say(ActKind.Tag, 12, new ActChange(LabelAspect.Tag, "blurred", 0, 1, 12)));
        Assert.Equal("Took the tag “blurred” off 1 image", Say(ActKind.Tag, 1, new ActChange(LabelAspect.Tag, "blurred", 1, 0, 1)));
        Assert.Equal("Merged Disgust into Angry: 40 images", Say(ActKind.Merge, 40, Label(1, 0, 40)));
        Assert.Equal("Merged a class without images", Say(ActKind.Merge, 0));
        Assert.Equal("Settled quality issues of 2 images", Say(ActKind.Suggestion, 2));
        Assert.Equal("Settled a quality issue without a change", Say(ActKind.Suggestion, 0));
        Assert.Equal("Followed a suggestion for 1 image Happy → Fear", Say(ActKind.Suggestion, 1, Label(3, 2, 1)));
    }

    [Fact]
    public void Of_UndoAndRedo_NameWhatTheyReversed()
    {
        var target = Act(ActKind.Exclude, 3, null, new ActChange(LabelAspect.Excluded, null, 0, 1, 3));

        Assert.Equal("Took back “Excluded 3 images”", ActWords.Of(Act(ActKind.Undo, 3, target), Name));
        Assert.Equal("Did again “Excluded 3 images”", ActWords.Of(Act(ActKind.Redo, 3, target), Name));
    }

    [Fact]
    public void Of_EveryKind_HasWords() =>
        Assert.All(Enum.GetValues<ActKind>(), kind => Assert.Contains(' ', ActWords.Of(kind) + " "));

    private static string Name(int label) => Names[label];

    private static ActChange Label(int from, int to, int count) => new(LabelAspect.Label, null, from, to, count);

    private static string Say(ActKind kind, int samples, params ActChange[] changes) => ActWords.Of(Act(kind, samples, null, changes), Name);

    private static ActRow Act(ActKind kind, int samples, ActRow? target, params ActChange[] changes) =>
        new(1, kind, DateTimeOffset.UnixEpoch, 1, "ada", null, samples, changes, false, null, target);
}
