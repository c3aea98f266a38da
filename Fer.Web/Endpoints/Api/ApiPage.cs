namespace Fer.Web.Endpoints.Api;

/// <summary>A piece of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Total">How many there are in all under the same conditions.</param>
/// <param name="Skip">How many come before this piece.</param>
/// <param name="Items">The piece, in the order the endpoint names.</param>
/// <param name="Next">Address of the next piece; null for the last.</param>
internal sealed record ApiPage<T>(int Total, int Skip, IReadOnlyList<T> Items, string? Next);
