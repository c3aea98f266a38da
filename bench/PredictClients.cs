using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Fer.Bench;

/// <summary>Programs that send images to <c>POST /api/predict</c> of a running Fer, several at once. The body is made once, so that they cost little themselves.</summary>
internal sealed class PredictClients : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _address;
    private readonly byte[] _body;
    private readonly MediaTypeHeaderValue _type;
    private readonly int _inRequest;

    private PredictClients(HttpClient http, int run, byte[] body, MediaTypeHeaderValue type, int inRequest) =>
        (_http, _address, _body, _type, _inRequest) = (http, string.Create(CultureInfo.InvariantCulture, $"/api/predict?run={run}"), body, type, inRequest);

    /// <summary>Prepares the request and asks it once, so that the model is open.</summary>
    public static async Task<PredictClients> CreateAsync(string address, int run, IReadOnlyList<byte[]> files, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent();
        for (var index = 0; index < files.Count; index++)
            form.Add(new ByteArrayContent(files[index]), "images", string.Create(CultureInfo.InvariantCulture, $"{index}.png"));
        var http = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(10) };
        var clients = new PredictClients(http, run, await form.ReadAsByteArrayAsync(ct), form.Headers.ContentType!, files.Count);
        var answer = JsonElement.Parse(await clients.AskAsync(ct));
        return answer.GetProperty("images").EnumerateArray().All(image => image.GetProperty("probabilities").ValueKind == JsonValueKind.Array)
            ? clients
            : throw new InvalidOperationException("The API could not read an image.");
    }

    /// <summary>Images a second of a number of requests.</summary>
    public async Task<double> RateAsync(int requests, int clients, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, requests, new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = ct }, async (_, stop) => await AskAsync(stop));
        return requests * _inRequest / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> AskAsync(CancellationToken ct)
    {
        using var content = new ByteArrayContent(_body);
        content.Headers.ContentType = _type;
        using var response = await _http.PostAsync(_address, content, ct);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsByteArrayAsync(ct)
            : throw new InvalidOperationException($"The API answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(ct)}");
    }
}
