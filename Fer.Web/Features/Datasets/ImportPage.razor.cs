using Fer.Data.Datasets;
using Fer.Engine.Importing;
using Fer.Web.Components.Importing;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Datasets;

/// <summary>Asks for a source and a dataset, checks both while they are typed, and starts the import.</summary>
public sealed partial class ImportPage
{
    private const int LongestName = 100;
    private HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private string _name = "FER-2013";
    private string _path = "";
    private string _votesPath = "";
    private bool _isUpload = true;
    private SentFile? _file;
    private SentFile? _votes;
    private FaceCutting? _faces;
    private string? _refusal;
    /// <summary>Grows with each import that took the files along, so that the slots are empty again.</summary>
    private int _round;

    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required ImportJobs Jobs { get; init; }

    [Inject] public required IUploads Uploads { get; init; }

    private string? NameError => _name.Trim().Length is 0 or > LongestName ? $"Give a name of 1 to {LongestName} characters." : null;

    private string? PathError => _path.Length == 0 || Path.Exists(_path.Trim()) ? null : "There is no such file or folder on this machine.";

    private string? VotesError => _votesPath.Length == 0 || File.Exists(_votesPath.Trim()) ? null : "There is no such file on this machine.";

    /// <summary>The engine goes by what a file holds and refuses a table, too; its ending says so before it is sent.</summary>
    private string? FacesError => (_isUpload ? _file?.Name : _path.Trim())?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true
        ? "The rows of a table are faces already: there are no pictures to cut faces out of. Choose a zip or a folder of photographs, or switch this off."
        : null;

    private bool IsReady => NameError is null
        && (_faces is null || (_faces.IsValid && FacesError is null))
        && (_isUpload ? _file is not null : _path.Length > 0 && PathError is null && VotesError is null);

    /// <summary>Whoever comes from a dataset wants to add to it; drawn ones take nothing more.</summary>
    protected override async Task OnInitializedAsync()
    {
        var datasets = await Datasets.ReadNamesAsync(Lifetime);
        _names = datasets.Select(row => row.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (datasets.FirstOrDefault(row => row.Id == DatasetId) is { Name: { } name, IsDrawn: false })
            _name = name;
    }

    private async Task StartAsync()
    {
        _refusal = null;
        if (!IsReady)
            return;
        var actor = (await Curator.GetAsync()).Name;
        var order = _isUpload ? UploadOrder(actor) : new SourceOrder(
            _name.Trim(), _path.Trim(), null, _votesPath.Length > 0 ? _votesPath.Trim() : null, [])
        { Actor = actor, Faces = _faces };
        if (order is null)
            _refusal = "The file is no longer here. Nothing was imported. Choose it again.";
        else if (Jobs.Start(order) is null)
            _refusal = $"Another import into {_name.Trim()} is under way. Wait for it or cancel it, then start this one.";
        else if (_isUpload)
            (_file, _votes, _round) = (null, null, _round + 1);
    }

    private SourceOrder? UploadOrder(string actor)
    {
        if (_file is null || Uploads.Locate(_file.Id) is not { } file)
            return null;
        var votes = _votes is null ? null : Uploads.Locate(_votes.Id);
        Guid[] sent = [_file.Id, .. _votes is null ? [] : new[] { _votes.Id }];
        return new SourceOrder(_name.Trim(), file.Path, file.Name, votes?.Path, sent) { Actor = actor, Faces = _faces };
    }
}
