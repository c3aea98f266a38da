namespace Fer.Engine.Runs;

/// <summary>Where a held run stands.</summary>
/// <param name="Epochs">Epochs that it has finished.</param>
/// <param name="CancelRequested">Whether somebody asked for it to stop.</param>
/// <param name="PauseRequested">Whether somebody asked for it to be put aside.</param>
public sealed record RunStanding(int Epochs, bool CancelRequested, bool PauseRequested);
