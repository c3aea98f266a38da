using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fer.Data.Migrations
{
    /// <inheritdoc />
    public partial class Curation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "Brightness",
                table: "Sample",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Contrast",
                table: "Sample",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CopyCount",
                table: "Sample",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<bool>(
                name: "IsExcluded",
                table: "Sample",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsReviewed",
                table: "Sample",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Majority",
                table: "Sample",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "VoteAgreement",
                table: "Sample",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "VoteEntropy",
                table: "Sample",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MergedByActId",
                table: "DatasetClass",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MergedIntoIndex",
                table: "DatasetClass",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Dataset",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Curator",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Curator", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SavedView",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "NOCASE"),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedView", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedView_Dataset_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tag",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "NOCASE")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tag", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tag_Dataset_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LabelAct",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    CuratorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    SampleCount = table.Column<int>(type: "INTEGER", nullable: false),
                    TargetActId = table.Column<long>(type: "INTEGER", nullable: true),
                    IsUndone = table.Column<bool>(type: "INTEGER", nullable: false),
                    LatestActId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LabelAct", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LabelAct_Curator_CuratorId",
                        column: x => x.CuratorId,
                        principalTable: "Curator",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LabelAct_Dataset_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RatingRound",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "NOCASE"),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CuratorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingRound", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RatingRound_Curator_CuratorId",
                        column: x => x.CuratorId,
                        principalTable: "Curator",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RatingRound_Dataset_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SampleTag",
                columns: table => new
                {
                    TagId = table.Column<int>(type: "INTEGER", nullable: false),
                    SampleId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampleTag", x => new { x.TagId, x.SampleId });
                    table.ForeignKey(
                        name: "FK_SampleTag_Sample_SampleId",
                        column: x => x.SampleId,
                        principalTable: "Sample",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SampleTag_Tag_TagId",
                        column: x => x.TagId,
                        principalTable: "Tag",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RatingRoundSample",
                columns: table => new
                {
                    RoundId = table.Column<int>(type: "INTEGER", nullable: false),
                    SampleId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingRoundSample", x => new { x.RoundId, x.SampleId });
                    table.ForeignKey(
                        name: "FK_RatingRoundSample_RatingRound_RoundId",
                        column: x => x.RoundId,
                        principalTable: "RatingRound",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RatingRoundSample_Sample_SampleId",
                        column: x => x.SampleId,
                        principalTable: "Sample",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rating",
                columns: table => new
                {
                    RoundId = table.Column<int>(type: "INTEGER", nullable: false),
                    SampleId = table.Column<long>(type: "INTEGER", nullable: false),
                    CuratorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Answer = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rating", x => new { x.RoundId, x.CuratorId, x.SampleId });
                    table.ForeignKey(
                        name: "FK_Rating_Curator_CuratorId",
                        column: x => x.CuratorId,
                        principalTable: "Curator",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Rating_RatingRoundSample_RoundId_SampleId",
                        columns: x => new { x.RoundId, x.SampleId },
                        principalTable: "RatingRoundSample",
                        principalColumns: new[] { "RoundId", "SampleId" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Curator_Key",
                table: "Curator",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LabelAct_CuratorId",
                table: "LabelAct",
                column: "CuratorId");

            migrationBuilder.CreateIndex(
                name: "IX_LabelAct_DatasetId_CuratorId_Id",
                table: "LabelAct",
                columns: new[] { "DatasetId", "CuratorId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LabelAct_Key",
                table: "LabelAct",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LabelAct_TargetActId",
                table: "LabelAct",
                column: "TargetActId",
                filter: "\"TargetActId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Rating_CuratorId",
                table: "Rating",
                column: "CuratorId");

            migrationBuilder.CreateIndex(
                name: "IX_Rating_RoundId_SampleId",
                table: "Rating",
                columns: new[] { "RoundId", "SampleId" });

            migrationBuilder.CreateIndex(
                name: "IX_RatingRound_CuratorId",
                table: "RatingRound",
                column: "CuratorId");

            migrationBuilder.CreateIndex(
                name: "IX_RatingRound_DatasetId_Name",
                table: "RatingRound",
                columns: new[] { "DatasetId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingRoundSample_SampleId",
                table: "RatingRoundSample",
                column: "SampleId");

            migrationBuilder.CreateIndex(
                name: "IX_SampleTag_SampleId",
                table: "SampleTag",
                column: "SampleId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedView_DatasetId_Name",
                table: "SavedView",
                columns: new[] { "DatasetId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tag_DatasetId_Name",
                table: "Tag",
                columns: new[] { "DatasetId", "Name" },
                unique: true);

            // The log is rebuilt by hand: its triggers refuse every change, and acts take the place of batches and of links between events.
            migrationBuilder.Sql("""
                DROP TRIGGER LabelEvent_refuses_update;
                DROP TRIGGER LabelEvent_refuses_delete;

                INSERT INTO Curator ("Key", Name, CreatedAt)
                SELECT CASE WHEN Actor = 'local' THEN '00000000-0000-0000-0000-000000000002'
                    ELSE upper(printf('%s-%s-%s-%s-%s', hex(randomblob(4)), hex(randomblob(2)), hex(randomblob(2)), hex(randomblob(2)), hex(randomblob(6)))) END,
                    substr(Actor, 1, 60), MIN(At)
                FROM LabelEvent WHERE Source <> 'Imported' GROUP BY substr(Actor, 1, 60);

                CREATE TEMP TABLE OldAct AS
                SELECT COALESCE(BatchId, EventId) AS "Key", MIN(Id) AS FirstEvent, MAX(Id) AS LastEvent, COUNT(*) AS Samples
                FROM LabelEvent WHERE Source <> 'Imported' GROUP BY COALESCE(BatchId, EventId);

                INSERT INTO LabelAct ("Key", DatasetId, CuratorId, Actor, Kind, At, Reason, SampleCount, IsUndone)
                SELECT old."Key", e.DatasetId, (SELECT MIN(Id) FROM Curator WHERE Name = substr(e.Actor, 1, 60)), substr(e.Actor, 1, 60),
                    CASE e.Source WHEN 'Human' THEN 'Label' WHEN 'Bulk' THEN 'BulkLabel' ELSE e.Source END, e.At, e.Reason, old.Samples, 0
                FROM OldAct AS old JOIN LabelEvent AS e ON e.Id = old.FirstEvent ORDER BY old.FirstEvent;

                CREATE UNIQUE INDEX temp.OldActKey ON OldAct ("Key");
                UPDATE LabelAct SET TargetActId = (
                    SELECT target.Id FROM OldAct AS old JOIN LabelEvent AS undo ON undo.Id = old.FirstEvent
                    JOIN LabelEvent AS done ON done.Id = undo.UndoesId
                    JOIN LabelAct AS target ON target."Key" = COALESCE(done.BatchId, done.EventId)
                    WHERE old."Key" = LabelAct."Key") WHERE Kind = 'Undo';
                UPDATE LabelAct SET IsUndone = 1, LatestActId = last.Id
                FROM (SELECT TargetActId, MAX(Id) AS Id FROM LabelAct WHERE TargetActId IS NOT NULL GROUP BY TargetActId) AS last
                WHERE last.TargetActId = LabelAct.Id;

                CREATE TABLE NewLabelEvent (
                    Id INTEGER NOT NULL CONSTRAINT PK_LabelEvent PRIMARY KEY AUTOINCREMENT,
                    ActId INTEGER NULL,
                    DatasetId INTEGER NOT NULL,
                    SampleId INTEGER NOT NULL,
                    Aspect TEXT NOT NULL,
                    TagId INTEGER NULL,
                    "From" INTEGER NULL,
                    "To" INTEGER NOT NULL,
                    Source TEXT NOT NULL,
                    Actor TEXT NOT NULL,
                    At INTEGER NOT NULL,
                    Reason TEXT NULL,
                    CONSTRAINT FK_LabelEvent_LabelAct_ActId FOREIGN KEY (ActId) REFERENCES LabelAct (Id) ON DELETE RESTRICT,
                    CONSTRAINT FK_LabelEvent_Sample_SampleId FOREIGN KEY (SampleId) REFERENCES Sample (Id) ON DELETE RESTRICT);
                INSERT INTO NewLabelEvent (Id, ActId, DatasetId, SampleId, Aspect, "From", "To", Source, Actor, At, Reason)
                SELECT e.Id, act.Id, e.DatasetId, e.SampleId, 'Label', e."From", e."To", e.Source, substr(e.Actor, 1, 60), e.At, e.Reason
                FROM LabelEvent AS e LEFT JOIN LabelAct AS act ON e.Source <> 'Imported' AND act."Key" = COALESCE(e.BatchId, e.EventId) ORDER BY e.Id;
                UPDATE LabelEvent SET UndoesId = NULL WHERE UndoesId IS NOT NULL;
                DROP TABLE LabelEvent;
                ALTER TABLE NewLabelEvent RENAME TO LabelEvent;
                CREATE INDEX IX_LabelEvent_SampleId_Id ON LabelEvent (SampleId, Id);
                CREATE INDEX IX_LabelEvent_ActId ON LabelEvent (ActId) WHERE "ActId" IS NOT NULL;
                DROP TABLE OldAct;

                CREATE TRIGGER LabelEvent_refuses_update BEFORE UPDATE ON LabelEvent
                BEGIN SELECT RAISE(ABORT, 'Label events are append-only: add a new event instead'); END;
                CREATE TRIGGER LabelEvent_refuses_delete BEFORE DELETE ON LabelEvent
                BEGIN SELECT RAISE(ABORT, 'Label events are append-only: they are never deleted'); END;
                CREATE TRIGGER LabelAct_refuses_delete BEFORE DELETE ON LabelAct
                BEGIN SELECT RAISE(ABORT, 'Acts are append-only: they are never deleted'); END;

                UPDATE Sample SET CopyCount = (
                    SELECT COUNT(*) FROM Sample AS twin WHERE twin.DatasetId = Sample.DatasetId AND twin.PixelHash = Sample.PixelHash);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("Acts cannot be turned back into batches. Put the backup that was made before the upgrade in place.");
    }
}
