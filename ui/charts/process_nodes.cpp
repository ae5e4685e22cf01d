// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/process_nodes.h"

#include <algorithm>
#include <map>

namespace interleave {

namespace {

/// The newest row of every stretch, in order of birth.
std::vector<StretchRow> livesOf(const TraceView &view)
{
    std::map<std::pair<LaneId, std::uint32_t>, StretchRow> newest;
    for (std::uint64_t i = 0; i < view.stretchCount(); ++i) {
        const StretchRow row = view.stretch(i);
        newest[{row.lane, row.stretch}] = row;
    }
    std::vector<StretchRow> lives;
    lives.reserve(newest.size());
    for (const auto &[key, row] : newest)
        lives.push_back(row);
    std::stable_sort(lives.begin(), lives.end(), [](const StretchRow &a, const StretchRow &b) { return a.first < b.first; });
    return lives;
}

class Tree
{
public:
    explicit Tree(const TraceView &view) : m_view(view) {}

    std::vector<ProcessNode> make()
    {
        for (std::uint32_t i = 0; i < m_view.trackCount(); ++i) {
            const TrackInfo &track = m_view.track(TrackId{i});
            if (track.kind == TrackKind::worker)
                m_names[track.lane] = track.name;
        }
        for (const StretchRow &row : livesOf(m_view))
            add(row);
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            m_children[m_nodes[i].parent].push_back(static_cast<int>(i));
        std::vector<ProcessNode> lines;
        lines.reserve(m_nodes.size());
        for (const int root : m_children[-1])
            print(root, -1, {}, lines);
        return lines;
    }

private:
    void add(const StretchRow &row)
    {
        ProcessNode node;
        node.lane = row.lane;
        node.name = m_names[row.lane];
        node.pid = row.pid;
        node.tid = row.tid;
        node.method = row.method;
        node.exitCode = row.exitCode;
        node.exitSignal = row.exitSignal;
        if (row.ended >= 0)
            node.state = row.reaped < 0 && row.method != StartMethod::thread ? ProcessNode::State::zombie : ProcessNode::State::gone;
        // A thread stands below its process, a process below its parent.
        const std::int32_t above = row.method == StartMethod::thread ? row.pid : row.parentPid;
        const bool mainThread = row.pid == row.tid;
        node.parent = row.method == StartMethod::thread && mainThread ? -1 : parentFor(above, row.method == StartMethod::forkserver);
        m_nodes.push_back(node);
        if (row.method != StartMethod::thread)
            m_byPid[row.pid] = static_cast<int>(m_nodes.size()) - 1;
    }

    /// The node of a process; one that has no lane is the run's host, or its fork server.
    int parentFor(std::int32_t pid, bool forkServer)
    {
        if (const auto found = m_byPid.find(pid); found != m_byPid.end())
            return found->second;
        ProcessNode node;
        node.pid = node.tid = pid;
        node.kind = forkServer ? ProcessNode::Kind::forkServer : ProcessNode::Kind::host;
        if (forkServer)
            node.parent = m_host;
        m_nodes.push_back(node);
        const int index = static_cast<int>(m_nodes.size()) - 1;
        if (!forkServer)
            m_host = index;
        return m_byPid[pid] = index;
    }

    void print(int index, int parentLine, std::vector<bool> continues, std::vector<ProcessNode> &lines)
    {
        ProcessNode node = m_nodes[static_cast<std::size_t>(index)];
        node.parent = parentLine;
        node.depth = static_cast<unsigned>(continues.size());
        node.continues = continues;
        const int line = static_cast<int>(lines.size());
        lines.push_back(std::move(node));
        const std::vector<int> children = m_children[index];
        for (std::size_t i = 0; i < children.size(); ++i) {
            continues.push_back(i + 1 < children.size());
            print(children[i], line, continues, lines);
            continues.pop_back();
        }
    }

    const TraceView &m_view;
    std::map<LaneId, std::string> m_names;
    std::vector<ProcessNode> m_nodes;
    std::map<std::int32_t, int> m_byPid; ///< latest process with that number
    std::map<int, std::vector<int>> m_children;
    int m_host = -1;
};

} // namespace

std::vector<ProcessNode> processNodes(const TraceView &view)
{
    return Tree(view).make();
}

} // namespace interleave
