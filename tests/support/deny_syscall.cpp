// SPDX-License-Identifier: GPL-3.0-or-later
// deny_syscall NAME… -- COMMAND…: runs the command where the kernel refuses the named calls, as a container's seccomp profile does.
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <string_view>
#include <vector>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

struct Refusal
{
    std::string_view name;
    unsigned number;
    unsigned error;
};

constexpr std::array refusals{
    Refusal{"perf_event_open", SYS_perf_event_open, EACCES},
    Refusal{"rseq", SYS_rseq, ENOSYS},
    Refusal{"memfd_create", SYS_memfd_create, ENOSYS},
    Refusal{"pidfd_open", SYS_pidfd_open, ENOSYS},
};

bool refuse(const std::vector<Refusal> &chosen)
{
    std::vector<sock_filter> program{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
    for (const Refusal &refusal : chosen) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, refusal.number, 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | refusal.error));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    sock_fprog filter{};
    filter.len = static_cast<unsigned short>(program.size());
    filter.filter = program.data();
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

} // namespace

int main(int argc, char **argv)
{
    std::vector<Refusal> chosen;
    int at = 1;
    for (; at < argc && std::string_view(argv[at]) != "--"; ++at) {
        for (const Refusal &refusal : refusals) {
            if (refusal.name == argv[at])
                chosen.push_back(refusal);
        }
    }
    if (chosen.empty() || static_cast<int>(chosen.size()) != at - 1 || at + 1 >= argc) {
        std::fprintf(stderr, "usage: deny_syscall NAME... -- COMMAND...\n");
        return 2;
    }
    if (!refuse(chosen)) {
        std::perror("seccomp");
        return 3;
    }
    ::execvp(argv[at + 1], argv + at + 1);
    std::perror(argv[at + 1]);
    return 127;
}
