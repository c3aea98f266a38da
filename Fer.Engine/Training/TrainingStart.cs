using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>Facts known once the network is built.</summary>
/// <param name="Device">Device used, such as <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="Parameters">Trainable values of the network.</param>
/// <param name="BatchesPerEpoch">Optimiser steps in one epoch.</param>
/// <param name="Epochs">Epochs planned.</param>
/// <param name="ThreadCount">Processor threads libtorch uses.</param>
/// <param name="Precision">Numbers it computes with: full or bfloat16.</param>
/// <param name="FirstEpoch">Epoch it begins with: 1, or the one after the checkpoint that it goes on from.</param>
public sealed record TrainingStart(
    string Device, long Parameters, int BatchesPerEpoch, int Epochs, int ThreadCount, NumberPrecision Precision, int FirstEpoch);
