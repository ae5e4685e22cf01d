// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_outputs.h"

#include "app/result_file.h"
#include "core/analysis/csv_tables.h"
#include "ui/export/run_figure.h"

namespace interleave {

namespace {

std::string csvPath(const OutputArguments &outputs, const CsvTable &table)
{
    return outputs.csv + '/' + table.fileName;
}

Result<void> writeText(const std::string &path, std::string_view text)
{
    ResultFile file(path);
    file.write(text);
    return file.commit();
}

} // namespace

Result<void> checkOutputs(const OutputArguments &outputs)
{
    for (const std::string *path : {&outputs.json, &outputs.png, &outputs.svg}) {
        if (path->empty())
            continue;
        if (auto good = ResultFile::check(*path); !good)
            return good;
    }
    if (outputs.csv.empty())
        return {};
    if (auto made = makeFolder(outputs.csv); !made)
        return made;
    for (const CsvTable &table : csvTables()) {
        if (auto good = ResultFile::check(csvPath(outputs, table)); !good)
            return good;
    }
    return {};
}

std::vector<Error> writeOutputs(const OutputArguments &outputs, const ExperimentInfo &experiment, const Report &report, const TraceView &view)
{
    std::vector<Error> errors;
    const auto note = [&](const Result<void> &result) {
        if (!result)
            errors.push_back(result.error());
    };
    if (!outputs.json.empty() && outputs.json != "-")
        note(writeText(outputs.json, toJson(report) + '\n'));
    if (outputs.wantsFigure()) {
        const auto figure = runFigure(experiment, std::make_shared<const Report>(report), view, figureContentFromName(outputs.view),
            Theme::make(themeFromName(QString::fromStdString(outputs.theme))), QSize(outputs.width, outputs.height));
        const auto text = [](const QByteArray &bytes) { return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())); };
        if (!outputs.png.empty())
            note(writeText(outputs.png, text(figurePng(figure))));
        if (!outputs.svg.empty())
            note(writeText(outputs.svg, text(figureSvg(figure))));
    }
    if (!outputs.csv.empty()) {
        const CsvInput input{view, report, experiment};
        for (const CsvTable &table : csvTables()) {
            ResultFile file(csvPath(outputs, table));
            table.write(input, [&](std::string_view text) { file.write(text); });
            note(file.commit());
        }
    }
    return errors;
}

} // namespace interleave
