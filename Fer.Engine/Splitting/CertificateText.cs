using System.Globalization;
using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>Certificates in words, the same on pages and on the command line.</summary>
public static class CertificateText
{
    /// <summary>What a certificate says, the gravest first.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="count">How counts are written, such as with spaces between thousands.</param>
    public static IReadOnlyList<CertificateLine> Of(SplitCertificate certificate, Func<int, string> count) =>
        [Exact(certificate, count), .. Near(certificate, count), .. Field(certificate, count), .. FromUse(certificate, count), Classes(certificate), Conflicts(certificate, count)];

    private static CertificateLine Exact(SplitCertificate certificate, Func<int, string> count) => certificate.ExactGroups == 0
        ? new("No two images of the parts are identical.", true)
        : new($"{count(certificate.ExactCrossing)} of {Groups(certificate.ExactGroups, count)} of identical images {Cross(certificate.ExactGroups)} parts.", certificate.ExactCrossing == 0);

    private static IEnumerable<CertificateLine> Near(SplitCertificate certificate, Func<int, string> count)
    {
        if (certificate.NearThreshold is not { } threshold)
        {
            yield return new("Nearly identical images were not looked for before it was made, so some may be in two parts.", null);
            yield break;
        }

        yield return certificate.NearGroups == 0
            ? new($"No two images of the parts are nearly identical ({Threshold(threshold)}).", true)
            : new($"{count(certificate.NearCrossing)} of {Groups(certificate.NearGroups, count)} of identical or nearly identical images {Cross(certificate.NearGroups)} parts ({Threshold(threshold)}).", certificate.NearCrossing == 0);
        if (certificate.NearUnchecked > 0)
            yield return new($"{count(certificate.NearUnchecked)} {(certificate.NearUnchecked == 1 ? "image" : "images")} came after the last search for nearly identical images and were not compared.", null);
    }

    private static IEnumerable<CertificateLine> Field(SplitCertificate certificate, Func<int, string> count)
    {
        if (certificate.Field is { } field)
            yield return certificate.FieldCrossing == 0
                ? new($"No {field} has images in more than one part.", true)
                : new($"{count(certificate.FieldCrossing)} {Plural(field, certificate.FieldCrossing)} images in more than one part.", false);
    }

    private static IEnumerable<CertificateLine> FromUse(SplitCertificate certificate, Func<int, string> count)
    {
        if (certificate.FromUse > 0)
            yield return new(
                $"{count(certificate.FromUse)} {(certificate.FromUse == 1 ? "image was" : "images were")} stored while trying a model; {(certificate.FromUseTested == 0 ? "none" : count(certificate.FromUseTested))} of them in the test part.",
                certificate.FromUseTested == 0);
    }

    private static string Plural(string field, int number) =>
        number == 1 ? $"{field} has" : $"{field}{(field.EndsWith('x') ? "es" : "s")} have";

    private static CertificateLine Classes(SplitCertificate certificate) =>
        new(string.Create(CultureInfo.InvariantCulture, $"A class's share of a part differs from its share of all by {certificate.ClassDeviation:F2} percentage points at most."), null);

    private static CertificateLine Conflicts(SplitCertificate certificate, Func<int, string> count) => certificate.ConflictingGroups switch
    {
        0 => new("No images that are alike carry different labels.", null),
        1 => new("1 group of images that are alike carries different labels.", null),
        var groups => new($"{count(groups)} groups of images that are alike carry different labels.", null),
    };

    private static string Groups(int number, Func<int, string> count) => $"{count(number)} {(number == 1 ? "group" : "groups")}";

    private static string Cross(int groups) => groups == 1 ? "crosses" : "cross";

    private static string Threshold(double threshold) => string.Create(CultureInfo.InvariantCulture, $"pixels that correlate at {threshold:0.###} or above");
}
