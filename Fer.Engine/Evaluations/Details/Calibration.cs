namespace Fer.Engine.Evaluations.Details;

/// <summary>How far probabilities can be believed, as they are and after temperature scaling.</summary>
/// <param name="Temperature">The temperature, fitted on validation; above 1 the model was too sure.</param>
/// <param name="FittedOn">Validation images that it was fitted on.</param>
/// <param name="Error">Expected calibration error at this temperature on the scored images.</param>
/// <param name="LogLoss">Log loss at this temperature on the scored images, in nats.</param>
/// <param name="IsOnItsOwnImages">Whether the scored images are those that it was fitted on, so that both figures flatter it.</param>
public sealed record Calibration(double Temperature, int FittedOn, double Error, double LogLoss, bool IsOnItsOwnImages);
