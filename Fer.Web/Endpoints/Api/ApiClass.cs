namespace Fer.Web.Endpoints.Api;

/// <summary>A class of a dataset.</summary>
/// <param name="Index">Class index, from 0.</param>
/// <param name="Name">Name.</param>
/// <param name="Images">Images that carry it now.</param>
internal sealed record ApiClass(int Index, string Name, int Images);
