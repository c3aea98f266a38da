using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fer.Web.Components.Charts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChartPayload))]
[JsonSerializable(typeof(ChartData))]
internal sealed partial class ChartJsonContext : JsonSerializerContext
{
    public static JsonElement ToElement(ChartPayload payload) => JsonSerializer.SerializeToElement(payload, Default.ChartPayload);

    public static JsonElement ToElement(ChartData data) => JsonSerializer.SerializeToElement(data, Default.ChartData);
}
