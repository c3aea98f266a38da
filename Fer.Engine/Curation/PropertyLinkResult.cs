namespace Fer.Engine.Curation;

/// <summary>How far one property of the images tells their labels.</summary>
/// <param name="BalancedAccuracy">Mean over the classes of the share of held-out images whose label the property alone predicts, 0 to 1; NaN without images.</param>
/// <param name="Chance">What guessing gives: 1 over the classes that have images; NaN without images.</param>
/// <param name="PValue">Share of shuffled labels that are predicted at least as well; small where there is a link.</param>
/// <param name="ClassMeans">Mean of the property in each class, NaN for a class without images; empty for categories.</param>
public sealed record PropertyLinkResult(double BalancedAccuracy, double Chance, double PValue, IReadOnlyList<double> ClassMeans);
