// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace interleave {

/// An interpreter with one program, `while True: x = x ^ 1`: bytecodes over reference-counted numbers. The counts are plain integers, as CPython's
/// are: to keep them right is what its lock is for. Each bytecode does a little work besides, so that a hundred of them take a few microseconds,
/// as they did when the interpreter let go of the lock after so many. Owned and used by one worker.
class ToyInterpreter
{
public:
    ToyInterpreter()
    {
        for (std::size_t i = 0; i + 1 < m_numbers.size(); ++i)
            m_numbers[i].next = &m_numbers[i + 1];
        m_free = m_numbers.data();
        m_x = make(0);
        m_one = make(1);
    }
    ToyInterpreter(const ToyInterpreter &) = delete;
    ToyInterpreter &operator=(const ToyInterpreter &) = delete;

    /// Executes until `atJump()` says no. `betweenBytecodes()` is called before each bytecode, `atJump()` where the loop goes back.
    template <typename Between, typename Jump>
    void run(const Between &betweenBytecodes, const Jump &atJump)
    {
        for (std::size_t next = 0;;) {
            betweenBytecodes();
            const Op op = program[next++];
            work();
            switch (op) {
            case Op::loadX: push(keep(m_x)); break;
            case Op::loadOne: push(keep(m_one)); break;
            case Op::exclusiveOr: {
                Number *right = pop();
                Number *left = pop();
                push(make(left->value ^ right->value));
                giveUp(left);
                giveUp(right);
                break;
            }
            case Op::storeX:
                giveUp(m_x);
                m_x = pop();
                break;
            case Op::jumpBack:
                next = 0;
                if (!atJump())
                    return;
                break;
            }
        }
    }

    static constexpr std::size_t bytecodesPerLoop() { return program.size(); }
    std::int64_t x() const { return m_x->value; }

private:
    enum class Op : std::uint8_t { loadX, loadOne, exclusiveOr, storeX, jumpBack };
    static constexpr std::array program{Op::loadX, Op::loadOne, Op::exclusiveOr, Op::storeX, Op::jumpBack};
    static constexpr unsigned workTurns = 40;

    struct Number
    {
        std::int64_t references = 0;
        std::int64_t value = 0;
        Number *next = nullptr; ///< while it is free
    };

    static void work()
    {
        for (unsigned i = 0; i < workTurns; ++i)
            asm volatile("" ::: "memory"); // there to be executed, not to be optimised away
    }
    Number *make(std::int64_t value)
    {
        Number *number = m_free;
        m_free = number->next;
        *number = {.references = 1, .value = value, .next = nullptr};
        return number;
    }
    static Number *keep(Number *number)
    {
        ++number->references;
        return number;
    }
    void giveUp(Number *number)
    {
        if (--number->references != 0)
            return;
        number->next = m_free;
        m_free = number;
    }
    void push(Number *number) { m_stack[m_depth++] = number; }
    Number *pop() { return m_stack[--m_depth]; }

    std::array<Number, 8> m_numbers{}; ///< x, 1, two operands and a result are never more than five
    Number *m_free = nullptr;
    Number *m_x = nullptr;
    Number *m_one = nullptr;
    std::array<Number *, 4> m_stack{};
    std::size_t m_depth = 0;
};

} // namespace interleave
