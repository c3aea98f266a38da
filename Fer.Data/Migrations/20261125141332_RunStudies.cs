using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fer.Data.Migrations
{
    /// <inheritdoc />
    public partial class RunStudies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Checkpoint_RunId_Kind",
                table: "Checkpoint");

            migrationBuilder.AddColumn<string>(
                name: "ClaimedDevice",
                table: "Run",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeletedAt",
                table: "Run",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "PauseRequested",
                table: "Run",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Priority",
                table: "Run",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ClassF1",
                table: "EpochMetrics",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "OverheadSeconds",
                table: "EpochMetrics",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PeakMemoryBytes",
                table: "EpochMetrics",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MilestoneScore",
                columns: table => new
                {
                    RunId = table.Column<int>(type: "INTEGER", nullable: false),
                    Epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    Part = table.Column<string>(type: "TEXT", nullable: false),
                    SampleCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Accuracy = table.Column<double>(type: "REAL", nullable: false),
                    AccuracyLow = table.Column<double>(type: "REAL", nullable: false),
                    AccuracyHigh = table.Column<double>(type: "REAL", nullable: false),
                    MacroF1 = table.Column<double>(type: "REAL", nullable: false),
                    LogLoss = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MilestoneScore", x => new { x.RunId, x.Epoch, x.Part });
                    table.ForeignKey(
                        name: "FK_MilestoneScore_Run_RunId",
                        column: x => x.RunId,
                        principalTable: "Run",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RunGroup",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunGroup", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RunGroup_Dataset_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedPreset",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "NOCASE"),
                    Hyperparameters = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedPreset", x => x.Id);
                });

            // By hand, since adding a foreign key through the builder makes the whole table anew.
            migrationBuilder.Sql("""ALTER TABLE "Run" ADD COLUMN "GroupId" INTEGER NULL CONSTRAINT "FK_Run_RunGroup_GroupId" REFERENCES "RunGroup" ("Id") ON DELETE SET NULL""");

            migrationBuilder.CreateIndex(
                name: "IX_Run_GroupId",
                table: "Run",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Checkpoint_RunId_Kind_Epoch",
                table: "Checkpoint",
                columns: new[] { "RunId", "Kind", "Epoch" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RunGroup_DatasetId",
                table: "RunGroup",
                column: "DatasetId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedPreset_Name",
                table: "SavedPreset",
                column: "Name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MilestoneScore");

            migrationBuilder.DropTable(
                name: "RunGroup");

            migrationBuilder.DropTable(
                name: "SavedPreset");

            migrationBuilder.DropIndex(
                name: "IX_Run_GroupId",
                table: "Run");

            migrationBuilder.DropIndex(
                name: "IX_Checkpoint_RunId_Kind_Epoch",
                table: "Checkpoint");

            migrationBuilder.DropColumn(
                name: "ClaimedDevice",
                table: "Run");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "Run");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Run");

            migrationBuilder.DropColumn(
                name: "PauseRequested",
                table: "Run");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "Run");

            migrationBuilder.DropColumn(
                name: "ClassF1",
                table: "EpochMetrics");

            migrationBuilder.DropColumn(
                name: "OverheadSeconds",
                table: "EpochMetrics");

            migrationBuilder.DropColumn(
                name: "PeakMemoryBytes",
                table: "EpochMetrics");

            migrationBuilder.CreateIndex(
                name: "IX_Checkpoint_RunId_Kind",
                table: "Checkpoint",
                columns: new[] { "RunId", "Kind" },
                unique: true);
        }
    }
}
