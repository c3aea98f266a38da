namespace Fer.Web.Endpoints;

/// <summary>What the browser learns about a file that it sent.</summary>
internal sealed record UploadAnswer(Guid Id, string Name, long Bytes);
