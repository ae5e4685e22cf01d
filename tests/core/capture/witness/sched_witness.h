// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace interleave::testing {

/// The machine's raw sched_switch and sched_wakeup tracepoints, recorded by code that shares nothing with the program: what it says of a run is an
/// independent witness. Needs root and tracefs.
class SchedWitness
{
public:
    struct Record
    {
        std::int64_t monotonic = 0; ///< absolute CLOCK_MONOTONIC, ns
        std::int32_t prev = 0;      ///< switch: who left
        std::int32_t next = 0;      ///< switch: who came; wake-up: who was woken
        std::int64_t prevState = 0;
        int cpu = 0;
        bool isSwitch = false;
    };

    SchedWitness() = default;
    ~SchedWitness();
    SchedWitness(const SchedWitness &) = delete;
    SchedWitness &operator=(const SchedWitness &) = delete;

    /// Begins to record; returns why it cannot, empty where it can.
    std::string start();
    /// Ends it; everything that was seen, by time.
    std::vector<Record> stop();
    std::uint64_t lost() const { return m_lost; }

private:
    struct Field
    {
        int offset = 0;
        int size = 0;
    };
    struct Point
    {
        int id = 0;
        Field prevPid, prevState, nextPid, pid;
    };
    struct Ring
    {
        int cpu = 0;
        int fd = -1;
        int wakeFd = -1;
        int newFd = -1;
        void *memory = nullptr;
    };

    static Point readPoint(const std::string &name);
    std::string openRing(int cpu);
    void readAll();
    void readRing(Ring &ring);

    Point m_switch, m_wakeup, m_wakeupNew;
    std::vector<Ring> m_rings;
    std::vector<Record> m_records;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
    std::uint64_t m_lost = 0;
};

} // namespace interleave::testing
