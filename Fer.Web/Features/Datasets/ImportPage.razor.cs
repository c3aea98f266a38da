using Fer.Data.Datasets;
using Fer.Web.Components.Importing;
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
    private string? _refusal;
    /// <summary>Grows with each import that took the files along, so that the slots are empty again.</summary>
    private int _round;

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required ImportJobs Jobs { get; init; }

    [Inject] public required IUploads Uploads { get; init; }

    private string? NameError => _name.Trim().Length is 0 or > LongestName ? $"Give a name of 1 to {LongestName} characters." : null;

    private string? PathError => _path.Length == 0 || Path.Exists(_path.Trim()) ? null : "There is no such file or folder on this machine.";

    private string? VotesError => _votesPath.Length == 0 || File.Exists(_votesPath.Trim()) ? null : "There is no such file on this machine.";

    private bool IsReady => NameError is null
        && (_isUpload ? _file is not null : _path.Length > 0 && PathError is null && VotesError is null);

    protected override async Task OnInitializedAsync() =>
        _names = (await Datasets.ReadNamesAsync(Lifetime)).Select(row => row.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private Task StartAsync()
    {
        _refusal = null;
        if (!IsReady)
            return Task.CompletedTask;
        var order = _isUpload ? UploadOrder() : new SourceOrder(
            _name.Trim(), _path.Trim(), null, _votesPath.Length > 0 ? _votesPath.Trim() : null, []);
        if (order is null)
            _refusal = "The file is no longer here. Nothing was imported. Choose it again.";
        else if (Jobs.Start(order) is null)
            _refusal = $"Another import into {_name.Trim()} is under way. Wait for it or cancel it, then start this one.";
        else if (_isUpload)
            (_file, _votes, _round) = (null, null, _round + 1);
        return Task.CompletedTask;
    }

    private SourceOrder? UploadOrder()
    {
        if (_file is null || Uploads.Locate(_file.Id) is not { } file)
            return null;
        var votes = _votes is null ? null : Uploads.Locate(_votes.Id);
        Guid[] sent = [_file.Id, .. _votes is null ? [] : new[] { _votes.Id }];
        return new SourceOrder(_name.Trim(), file.Path, file.Name, votes?.Path, sent);
    }
}
