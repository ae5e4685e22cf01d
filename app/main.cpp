// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"
#include "ui/identity.h"

#include <CLI/CLI.hpp>

#include <string>

int main(int argc, char** argv)
{
    interleave::setApplicationIdentity();
    CLI::App app{"Interleave, a laboratory for concurrency"};
    app.set_version_flag("--version", std::string(interleave::version()));
    CLI11_PARSE(app, argc, argv);
    return 0;
}
