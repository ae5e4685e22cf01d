// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sweep_window.h"

#include "ui/charts/curve_chart.h"
#include "ui/texts/error_texts.h"
#include "ui/texts/texts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr int pollMs = 40;

/// "1, 2,4" as its words.
std::vector<std::string> valuesIn(const QString &text)
{
    std::vector<std::string> values;
    for (const QString &value : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!value.trimmed().isEmpty())
            values.push_back(value.trimmed().toStdString());
    }
    return values;
}

} // namespace

std::vector<std::string> suggestedValues(const Parameter &parameter, RawValue now)
{
    std::vector<std::string> values;
    const auto add = [&](RawValue value) {
        const std::string text = valueText(parameter, value);
        if (std::find(values.begin(), values.end(), text) == values.end())
            values.push_back(text);
    };
    if (parameter.type == ParameterType::choice || parameter.type == ParameterType::onOff) {
        const std::size_t count = parameter.type == ParameterType::onOff ? 2 : parameter.choices.size();
        for (std::size_t i = 0; i < count; ++i)
            add(rawInteger(static_cast<std::int64_t>(i)));
        return values;
    }
    const bool real = parameter.type == ParameterType::real;
    const double least = parameter.zeroWord.empty() ? parameter.minimum : std::max(1.0, parameter.minimum);
    const double middle = real ? realOf(now) : static_cast<double>(integerOf(now));
    for (const double factor : {0.25, 0.5, 1.0, 2.0, 4.0}) {
        const double value = std::clamp((middle > 0 ? middle : std::max(1.0, least)) * factor, least, parameter.maximum);
        add(real ? rawReal(value) : rawInteger(std::llround(value)));
    }
    return values;
}

SweepWindow::SweepWindow(const Settings &base, std::string hostExecutable, QWidget *parent) :
    QDialog(parent), m_base(base), m_runner(std::move(hostExecutable)), m_about(new QLabel(this)), m_parameterLabel(new QLabel(this)),
    m_parameter(new QComboBox(this)), m_valuesLabel(new QLabel(this)), m_values(new QLineEdit(this)), m_start(new QPushButton(this)),
    m_progress(new QProgressBar(this)), m_message(new QLabel(this)), m_measureLabel(new QLabel(this)), m_measure(new QComboBox(this)),
    m_chart(new CurveChart("sweepCurve", 0, this))
{
    setObjectName(QStringLiteral("sweepWindow"));
    m_parameter->setObjectName(QStringLiteral("sweepParameter"));
    m_values->setObjectName(QStringLiteral("sweepValues"));
    m_start->setObjectName(QStringLiteral("sweepStart"));
    m_message->setObjectName(QStringLiteral("sweepMessage"));
    m_measure->setObjectName(QStringLiteral("sweepMeasure"));
    m_about->setWordWrap(true);
    m_message->setWordWrap(true);
    m_start->setDefault(true);
    m_progress->setTextVisible(false);
    m_parameterLabel->setBuddy(m_parameter);
    m_valuesLabel->setBuddy(m_values);
    m_measureLabel->setBuddy(m_measure);
    const ExperimentInfo &experiment = m_base.experiment();
    for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i) {
        if (experiment.parameters[i].type != ParameterType::text)
            m_parameter->addItem(QString(), i);
    }
    auto *grid = new QGridLayout(this);
    grid->addWidget(m_about, 0, 0, 1, 3);
    grid->addWidget(m_parameterLabel, 1, 0);
    grid->addWidget(m_parameter, 1, 1, 1, 2);
    grid->addWidget(m_valuesLabel, 2, 0);
    grid->addWidget(m_values, 2, 1);
    grid->addWidget(m_start, 2, 2);
    grid->addWidget(m_progress, 3, 1, 1, 2);
    grid->addWidget(m_message, 4, 1, 1, 2);
    grid->addWidget(m_measureLabel, 5, 0);
    grid->addWidget(m_measure, 5, 1, 1, 2);
    grid->addWidget(m_chart, 6, 0, 1, 3);
    grid->setRowStretch(6, 1);
    grid->setColumnStretch(1, 1);
    connect(m_parameter, &QComboBox::currentIndexChanged, this, &SweepWindow::suggestValues);
    connect(m_start, &QPushButton::clicked, this, &SweepWindow::startOrStop);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &SweepWindow::showCurve);
    connect(&m_runner, &SweepRunner::changed, this, &SweepWindow::showState);
    connect(this, &QDialog::finished, this, &SweepWindow::leave);
    setWindowModality(Qt::WindowModal);
    m_start->setFocus();
    retranslate();
    suggestValues();
    showState();
}

ParameterId SweepWindow::parameter() const
{
    return {m_parameter->currentData().toUInt()};
}

void SweepWindow::suggestValues()
{
    const Parameter &chosen = m_base.experiment().parameter(parameter());
    QStringList words;
    for (const std::string &value : suggestedValues(chosen, m_base.raw(parameter())))
        words << QString::fromStdString(value);
    m_values->setText(words.join(QStringLiteral(", ")));
    m_values->setToolTip(tr("Accepted: %1").arg(QString::fromStdString(acceptedText(chosen))));
}

void SweepWindow::startOrStop()
{
    if (m_runner.isRunning()) {
        m_runner.stop();
        return;
    }
    Q_EMIT started();
    begin();
}

/// What still runs is told to end and not waited for.
void SweepWindow::leave()
{
    m_left = true;
    m_runner.stop();
    showState();
}

void SweepWindow::begin()
{
    if (m_left)
        return;
    if (m_isBusy && m_isBusy()) {
        m_message->setText(tr("Waiting for the other run to end"));
        m_start->setEnabled(false);
        QTimer::singleShot(pollMs, this, &SweepWindow::begin);
        return;
    }
    m_start->setEnabled(true);
    m_measure->clear();
    if (auto begun = m_runner.start(m_base, parameter(), valuesIn(m_values->text())); !begun)
        m_message->setText(texts::errorText(begun.error()));
    showCurve();
}

void SweepWindow::showState()
{
    const bool running = m_runner.isRunning();
    if (m_left && !running)
        deleteLater();
    m_start->setText(running ? tr("Stop") : tr("Run them all"));
    m_parameter->setEnabled(!running);
    m_values->setEnabled(!running);
    m_progress->setRange(0, std::max(1, static_cast<int>(m_runner.count())));
    m_progress->setValue(static_cast<int>(m_runner.done()));
    m_progress->setVisible(running);
    if (m_runner.error())
        m_message->setText(texts::errorText(*m_runner.error()));
    else if (running)
        m_message->setText(tr("Run %1 of %2").arg(m_runner.done() + 1).arg(m_runner.count()));
    else if (m_runner.count() > 0)
        m_message->setText(m_runner.done() < m_runner.count() ? tr("Stopped after %1 of %2 runs").arg(m_runner.done()).arg(m_runner.count())
                                                              : tr("%n run(s), one for each value", nullptr, static_cast<int>(m_runner.count())));
    else
        m_message->clear();
    // Measures that only later runs have come at the end, so that what was chosen stays.
    if (const auto report = m_runner.report()) {
        for (const Curve &curve : report->curves) {
            const QString key = QString::fromStdString(curve.measure);
            if (m_measure->findData(key) < 0)
                m_measure->addItem(texts::measurePartLabel(report->experiment, curve.measure), key);
        }
    }
    m_measure->setEnabled(m_measure->count() > 0);
    showCurve();
}

void SweepWindow::showCurve()
{
    ChartInput input;
    if (const auto report = m_runner.report()) {
        Report one = *report;
        const std::string chosen = m_measure->currentData().toString().toStdString();
        std::erase_if(one.curves, [&](const Curve &curve) { return curve.measure != chosen; });
        input.report = std::make_shared<const Report>(std::move(one));
    }
    m_chart->showRun(input);
}

void SweepWindow::setTheme(const Theme &theme)
{
    m_chart->setTheme(theme);
    m_about->setFont(theme.body());
    m_message->setFont(theme.small());
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setFixedHeight(theme.px(6));
    layout()->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16));
    layout()->setSpacing(theme.px(8));
    resize(std::max(width(), theme.px(640)), std::max(height(), theme.px(560)));
}

void SweepWindow::retranslate()
{
    const std::string_view experiment = m_base.experiment().id;
    setWindowTitle(tr("Compare values · %1").arg(texts::experimentTitle(experiment)));
    m_about->setText(tr("Runs the experiment once for each value. Its other parameters stay as they are in the panel."));
    m_parameterLabel->setText(tr("Parameter"));
    m_valuesLabel->setText(tr("Values"));
    m_measureLabel->setText(tr("Curve"));
    for (int i = 0; i < m_parameter->count(); ++i)
        m_parameter->setItemText(i, texts::parameterLabel(m_base.experiment().parameter({m_parameter->itemData(i).toUInt()}).name));
    for (int i = 0; i < m_measure->count(); ++i)
        m_measure->setItemText(i, texts::measurePartLabel(experiment, m_measure->itemData(i).toString().toStdString()));
    m_chart->retranslate();
    showState();
}

} // namespace interleave
