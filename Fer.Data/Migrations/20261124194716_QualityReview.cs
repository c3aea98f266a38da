using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fer.Data.Migrations
{
    /// <inheritdoc />
    public partial class QualityReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Certificate",
                table: "Split",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Field",
                table: "Split",
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<int>(
                name: "Fold",
                table: "Split",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "KeepsNearTogether",
                table: "Split",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "NearGroup",
                table: "Sample",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Decision",
                table: "QualityIssue",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "GivenLabel",
                table: "QualityIssue",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "Priority",
                table: "QualityIssue",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.CreateTable(
                name: "CrossValidation",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false, collation: "NOCASE"),
                    Folds = table.Column<int>(type: "INTEGER", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    IncludesTest = table.Column<bool>(type: "INTEGER", nullable: false),
                    Hyperparameters = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CrossValidation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CrossValidation_Dataset_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FixLoop",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    BaseRunId = table.Column<int>(type: "INTEGER", nullable: false),
                    AfterActId = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CorrectedSplitId = table.Column<int>(type: "INTEGER", nullable: true),
                    CorrectedRunId = table.Column<int>(type: "INTEGER", nullable: true),
                    UntilActId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FixLoop", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FixLoop_Dataset_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FixLoop_Run_BaseRunId",
                        column: x => x.BaseRunId,
                        principalTable: "Run",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FixLoop_Run_CorrectedRunId",
                        column: x => x.CorrectedRunId,
                        principalTable: "Run",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FixLoop_Split_CorrectedSplitId",
                        column: x => x.CorrectedSplitId,
                        principalTable: "Split",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NearPair",
                columns: table => new
                {
                    FirstId = table.Column<long>(type: "INTEGER", nullable: false),
                    SecondId = table.Column<long>(type: "INTEGER", nullable: false),
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    Correlation = table.Column<double>(type: "REAL", nullable: false),
                    IsMirrored = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsRejected = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NearPair", x => new { x.FirstId, x.SecondId });
                    table.ForeignKey(
                        name: "FK_NearPair_Sample_FirstId",
                        column: x => x.FirstId,
                        principalTable: "Sample",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NearPair_Sample_SecondId",
                        column: x => x.SecondId,
                        principalTable: "Sample",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NearScan",
                columns: table => new
                {
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    LastSampleId = table.Column<long>(type: "INTEGER", nullable: false),
                    Threshold = table.Column<double>(type: "REAL", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NearScan", x => x.DatasetId);
                    table.ForeignKey(
                        name: "FK_NearScan_Dataset_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QualityRun",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DatasetId = table.Column<int>(type: "INTEGER", nullable: false),
                    Request = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    QueuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    HeartbeatAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: true),
                    Progress = table.Column<double>(type: "REAL", nullable: false),
                    EndReason = table.Column<string>(type: "TEXT", nullable: true),
                    Report = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QualityRun", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QualityRun_Dataset_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // Added with their references in plain SQL: the generated form rebuilds the tables and loses their triggers.
            migrationBuilder.Sql(
                """
                ALTER TABLE Split ADD COLUMN BaseSplitId INTEGER NULL REFERENCES Split (Id) ON DELETE RESTRICT;
                ALTER TABLE Split ADD COLUMN CrossValidationId INTEGER NULL REFERENCES CrossValidation (Id) ON DELETE RESTRICT;
                ALTER TABLE QualityIssue ADD COLUMN ActId INTEGER NULL REFERENCES LabelAct (Id) ON DELETE RESTRICT;
                ALTER TABLE QualityIssue ADD COLUMN QualityRunId INTEGER NULL REFERENCES QualityRun (Id) ON DELETE RESTRICT;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Split_BaseSplitId",
                table: "Split",
                column: "BaseSplitId");

            migrationBuilder.CreateIndex(
                name: "IX_Split_CrossValidationId_Fold",
                table: "Split",
                columns: new[] { "CrossValidationId", "Fold" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sample_DatasetId_NearGroup_Id",
                table: "Sample",
                columns: new[] { "DatasetId", "NearGroup", "Id" },
                filter: "\"NearGroup\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_QualityIssue_ActId",
                table: "QualityIssue",
                column: "ActId");

            migrationBuilder.CreateIndex(
                name: "IX_QualityIssue_DatasetId_State_Priority",
                table: "QualityIssue",
                columns: new[] { "DatasetId", "State", "Priority" });

            migrationBuilder.CreateIndex(
                name: "IX_QualityIssue_QualityRunId",
                table: "QualityIssue",
                column: "QualityRunId");

            migrationBuilder.CreateIndex(
                name: "IX_CrossValidation_DatasetId_Name",
                table: "CrossValidation",
                columns: new[] { "DatasetId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FixLoop_BaseRunId",
                table: "FixLoop",
                column: "BaseRunId");

            migrationBuilder.CreateIndex(
                name: "IX_FixLoop_CorrectedRunId",
                table: "FixLoop",
                column: "CorrectedRunId");

            migrationBuilder.CreateIndex(
                name: "IX_FixLoop_CorrectedSplitId",
                table: "FixLoop",
                column: "CorrectedSplitId");

            migrationBuilder.CreateIndex(
                name: "IX_FixLoop_DatasetId",
                table: "FixLoop",
                column: "DatasetId");

            migrationBuilder.CreateIndex(
                name: "IX_NearPair_DatasetId",
                table: "NearPair",
                column: "DatasetId");

            migrationBuilder.CreateIndex(
                name: "IX_NearPair_SecondId",
                table: "NearPair",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_QualityRun_DatasetId_Id",
                table: "QualityRun",
                columns: new[] { "DatasetId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QualityRun_State_QueuedAt",
                table: "QualityRun",
                columns: new[] { "State", "QueuedAt" });

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CrossValidation");

            migrationBuilder.DropTable(
                name: "FixLoop");

            migrationBuilder.DropTable(
                name: "NearPair");

            migrationBuilder.DropTable(
                name: "NearScan");

            migrationBuilder.DropTable(
                name: "QualityRun");

            migrationBuilder.DropIndex(
                name: "IX_Split_BaseSplitId",
                table: "Split");

            migrationBuilder.DropIndex(
                name: "IX_Split_CrossValidationId_Fold",
                table: "Split");

            migrationBuilder.DropIndex(
                name: "IX_Sample_DatasetId_NearGroup_Id",
                table: "Sample");

            migrationBuilder.DropIndex(
                name: "IX_QualityIssue_ActId",
                table: "QualityIssue");

            migrationBuilder.DropIndex(
                name: "IX_QualityIssue_DatasetId_State_Priority",
                table: "QualityIssue");

            migrationBuilder.DropIndex(
                name: "IX_QualityIssue_QualityRunId",
                table: "QualityIssue");

            migrationBuilder.DropColumn(
                name: "BaseSplitId",
                table: "Split");

            migrationBuilder.DropColumn(
                name: "Certificate",
                table: "Split");

            migrationBuilder.DropColumn(
                name: "CrossValidationId",
                table: "Split");

            migrationBuilder.DropColumn(
                name: "Field",
                table: "Split");

            migrationBuilder.DropColumn(
                name: "Fold",
                table: "Split");

            migrationBuilder.DropColumn(
                name: "KeepsNearTogether",
                table: "Split");

            migrationBuilder.DropColumn(
                name: "NearGroup",
                table: "Sample");

            migrationBuilder.DropColumn(
                name: "ActId",
                table: "QualityIssue");

            migrationBuilder.DropColumn(
                name: "Decision",
                table: "QualityIssue");

            migrationBuilder.DropColumn(
                name: "GivenLabel",
                table: "QualityIssue");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "QualityIssue");

            migrationBuilder.DropColumn(
                name: "QualityRunId",
                table: "QualityIssue");
        }
    }
}
