using Fer.Engine.Evaluations;

namespace Fer.Web.Components.Runs;

/// <summary>How well a network is after so many epochs.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="Train">Training accuracy, 0 to 1.</param>
/// <param name="IsPlain">Whether it was scored on the plain images afterwards, and not while training.</param>
/// <param name="Validation">Score on validation.</param>
/// <param name="IsOfOneView">Whether the settings average over several views and this score, made while training, is of the image alone.</param>
/// <param name="Test">Score on test; null where it was not made, or no look is recorded.</param>
internal sealed record StudyPoint(int RunId, int Epochs, double Train, bool IsPlain, PartScore Validation, bool IsOfOneView, PartScore? Test)
{
    /// <summary>Epoch of the weights that were tested, where it is not the last; null where it is, or nothing was tested.</summary>
    public int? OtherTestedEpoch => Test is { } test && test.Epoch != Epochs ? test.Epoch : null;
}
