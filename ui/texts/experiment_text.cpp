// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/experiment_text.h"

#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QFile>
#include <QRegularExpression>

#include <iterator>
#include <optional>

namespace interleave::texts {

namespace {

QString readResource(std::string_view experiment, const QString &language)
{
    QFile file(QStringLiteral(":/experiments/%1/%2.md").arg(fromUtf8(experiment), language));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList paragraphsOf(const QString &text)
{
    static const QRegularExpression blankLine(QStringLiteral("\\n\\s*\\n"));
    return text.trimmed().split(blankLine, Qt::SkipEmptyParts);
}

bool holds(const QString &condition, const RunFacts &facts)
{
    static const QRegularExpression form(QStringLiteral("^([\\w.]+)(?:(!=|=|>|<)(.+))?$"));
    if (condition.startsWith(QLatin1Char('!')))
        return !facts.has(condition.mid(1));
    const QRegularExpressionMatch match = form.match(condition);
    if (!match.hasMatch() || !facts.has(match.captured(1)))
        return false;
    const RunFacts::Fact fact = facts.fact(match.captured(1));
    const QString sign = match.captured(2);
    const QString other = match.captured(3);
    if (sign.isEmpty())
        return true;
    if (sign == QLatin1String("="))
        return fact.raw == other;
    if (sign == QLatin1String("!="))
        return fact.raw != other;
    if (!fact.number)
        return false;
    return sign == QLatin1String(">") ? *fact.number > other.toDouble() : *fact.number < other.toDouble();
}

/// nullopt: the fact is missing.
std::optional<QString> shownFact(const QString &name, const QString &form, const RunFacts &facts)
{
    if (!facts.has(name))
        return std::nullopt;
    const auto number = facts.number(name);
    if (form == QLatin1String("per-million-percent") && number)
        return percent(*number / 1e6);
    if (form == QLatin1String("percent") && number)
        return percent(*number);
    if (form == QLatin1String("short") && number)
        return shortCount(*number);
    return facts.shown(name);
}

std::optional<QString> filledParagraph(QString paragraph, const RunFacts &facts)
{
    static const QRegularExpression condition(QStringLiteral("^\\s*\\{\\?([^}]+)\\}"));
    for (QRegularExpressionMatch match = condition.match(paragraph); match.hasMatch(); match = condition.match(paragraph)) {
        if (!holds(match.captured(1), facts))
            return std::nullopt;
        paragraph.remove(0, match.capturedEnd());
    }
    static const QRegularExpression place(QStringLiteral("\\{([\\w.]+)(?::([\\w-]+))?\\}"));
    QString text;
    qsizetype from = 0;
    for (QRegularExpressionMatchIterator it = place.globalMatch(paragraph); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const auto shown = shownFact(match.captured(1), match.captured(2), facts);
        if (!shown)
            return std::nullopt;
        text += paragraph.mid(from, match.capturedStart() - from) + *shown;
        from = match.capturedEnd();
    }
    return (text + paragraph.mid(from)).trimmed();
}

QString inlineHtml(const QString &text)
{
    static const QRegularExpression bold(QStringLiteral("\\*\\*(.+?)\\*\\*"));
    static const QRegularExpression emphasis(QStringLiteral("\\*(.+?)\\*"));
    static const QRegularExpression code(QStringLiteral("`(.+?)`"));
    QString html = text.toHtmlEscaped();
    html.replace(bold, QStringLiteral("<b>\\1</b>"));
    html.replace(emphasis, QStringLiteral("<i>\\1</i>"));
    html.replace(code, QStringLiteral("<code>\\1</code>"));
    return html;
}

/// A paragraph's lines become one, as Markdown has it; without a blank between two Chinese characters.
QString joinedLines(const QString &paragraph)
{
    QString text;
    const QStringList lines = paragraph.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const QString part = line.trimmed();
        if (!text.isEmpty() && !part.isEmpty() && (text.back().unicode() < 0x2e80 || part.front().unicode() < 0x2e80))
            text += QLatin1Char(' ');
        text += part;
    }
    return text;
}

} // namespace

ExperimentText ExperimentText::load(std::string_view experiment, const QString &language)
{
    QString source = readResource(experiment, language);
    if (source.isEmpty())
        source = readResource(experiment, QStringLiteral("en"));
    ExperimentText text;
    Part *const parts[] = {&text.what, &text.predict, &text.saw, &text.truth};
    std::size_t begun = 0;
    const QStringList lines = source.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        if (line.startsWith(QLatin1String("## ")) && begun < std::size(parts))
            parts[begun++]->heading = line.mid(3).trimmed();
        else if (begun > 0)
            parts[begun - 1]->text += line + QLatin1Char('\n');
    }
    return text;
}

QString filled(const QString &text, const RunFacts &facts)
{
    QStringList kept;
    for (const QString &paragraph : paragraphsOf(text))
        if (const auto done = filledParagraph(paragraph, facts))
            kept.append(*done);
    return kept.join(QStringLiteral("\n\n"));
}

QString toHtml(const QString &markdown)
{
    QString html;
    for (const QString &paragraph : paragraphsOf(markdown)) {
        if (!paragraph.startsWith(QLatin1String("- "))) {
            html += QStringLiteral("<p>%1</p>").arg(inlineHtml(joinedLines(paragraph)));
            continue;
        }
        html += QStringLiteral("<ul>");
        const QStringList items = paragraph.mid(2).split(QStringLiteral("\n- "));
        for (const QString &item : items)
            html += QStringLiteral("<li>%1</li>").arg(inlineHtml(joinedLines(item)));
        html += QStringLiteral("</ul>");
    }
    return html;
}

QString toPlain(const QString &markdown)
{
    QStringList paragraphs;
    for (const QString &paragraph : paragraphsOf(markdown)) {
        QString text = paragraph.startsWith(QLatin1String("- ")) ? paragraph : joinedLines(paragraph);
        paragraphs.append(text.remove(QLatin1Char('*')).remove(QLatin1Char('`')));
    }
    return paragraphs.join(QStringLiteral("\n\n"));
}

} // namespace interleave::texts
