// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace interleave {

/// What an interpreter of ours can do, one step each. The names are CPython's, as far as it has them.
enum class Bytecode : std::uint8_t {
    loadX,
    loadOne,
    exclusiveOr,
    add,
    storeX,
    forIter, ///< the next number of the loop
    storeI,
    loadGlobal, ///< from the variable that all threads share
    storeGlobal,
    call,       ///< of a function that gives back what it is given
    callNative, ///< of a function that is written in C
    jumpBack,
};

/// The programs the interpreter can execute; each is an endless loop.
namespace toy_programs {
/// while True: x = x ^ 1
inline constexpr std::array ownNumber{Bytecode::loadX, Bytecode::loadOne, Bytecode::exclusiveOr, Bytecode::storeX, Bytecode::jumpBack};
/// for i in range(n): g_num += 1
inline constexpr std::array sharedCounter{
    Bytecode::forIter, Bytecode::storeI, Bytecode::loadGlobal, Bytecode::loadOne, Bytecode::add, Bytecode::storeGlobal, Bytecode::jumpBack};
/// for i in range(n): g_num = same(g_num) + 1
inline constexpr std::array counterWithCall{Bytecode::forIter, Bytecode::storeI, Bytecode::loadGlobal, Bytecode::call, Bytecode::loadOne,
    Bytecode::add, Bytecode::storeGlobal, Bytecode::jumpBack};
/// while True: digest = hash(block)
inline constexpr std::array nativeCall{Bytecode::callNative, Bytecode::jumpBack};
} // namespace toy_programs

/// How many hold a number. Plain, as CPython's are: to keep them right is what its lock is for.
class PlainCount
{
public:
    void set(std::int64_t value) { m_value = value; }
    void up() { ++m_value; }
    bool downToZero() { return --m_value == 0; }

private:
    std::int64_t m_value = 0;
};

/// The same, right without any lock: what an interpreter without one has to pay for.
class AtomicCount
{
public:
    void set(std::int64_t value) { m_value.store(value, std::memory_order_relaxed); }
    void up() { m_value.fetch_add(1, std::memory_order_relaxed); }
    bool downToZero() { return m_value.fetch_sub(1, std::memory_order_acq_rel) == 1; }

private:
    std::atomic<std::int64_t> m_value{0};
};

/// What a program has to do with the world. An interpreter calls it; whoever executes a program overrides what the program needs.
struct ToyWorld
{
    void before() {}                ///< each bytecode
    bool atJump() { return false; } ///< where the loop goes back; false: enough
    void atCall() {}                ///< of a function of the program's
    void native() {}                ///< the function written in C
    std::int64_t load() { return 0; }
    void store(std::int64_t) {}
};

/// Turns of work besides in each bytecode: with them a hundred bytecodes take a few microseconds, as they did when CPython let go of its lock after
/// so many.
inline constexpr unsigned slowBytecodes = 40;

/// An interpreter: bytecodes over reference-counted numbers. Owned and used by one worker.
template <typename Count = PlainCount, unsigned workTurns = slowBytecodes>
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
        m_i = make(0);
    }
    ToyInterpreter(const ToyInterpreter &) = delete;
    ToyInterpreter &operator=(const ToyInterpreter &) = delete;

    /// Executes until the world's atJump() says no.
    template <typename World>
    void run(std::span<const Bytecode> program, World &world)
    {
        for (std::size_t next = 0;;) {
            world.before();
            const Bytecode code = program[next++];
            work();
            switch (code) {
            case Bytecode::loadX: push(keep(m_x)); break;
            case Bytecode::loadOne: push(keep(m_one)); break;
            case Bytecode::exclusiveOr: combine([](std::int64_t left, std::int64_t right) { return left ^ right; }); break;
            case Bytecode::add: combine([](std::int64_t left, std::int64_t right) { return left + right; }); break;
            case Bytecode::storeX: storeIn(m_x); break;
            case Bytecode::forIter: push(make(m_i->value + 1)); break;
            case Bytecode::storeI: storeIn(m_i); break;
            case Bytecode::loadGlobal: push(make(world.load())); break;
            case Bytecode::storeGlobal: {
                Number *value = pop();
                world.store(value->value);
                giveUp(value);
                break;
            }
            case Bytecode::call: world.atCall(); break;
            case Bytecode::callNative: world.native(); break;
            case Bytecode::jumpBack:
                next = 0;
                if (!world.atJump())
                    return;
                break;
            }
        }
    }

    /// `while True: x = x ^ 1`, until `atJump()` says no.
    template <typename Jump>
    void runOwnNumber(const Jump &atJump)
    {
        struct World : ToyWorld
        {
            const Jump &jump;
            explicit World(const Jump &j) : jump(j) {}
            bool atJump() { return jump(); }
        } world(atJump);
        run(toy_programs::ownNumber, world);
    }

private:
    struct Number
    {
        Count references;
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
        number->references.set(1);
        number->value = value;
        number->next = nullptr;
        return number;
    }
    static Number *keep(Number *number)
    {
        number->references.up();
        return number;
    }
    void giveUp(Number *number)
    {
        if (!number->references.downToZero())
            return;
        number->next = m_free;
        m_free = number;
    }
    template <typename Function>
    void combine(const Function &function)
    {
        Number *right = pop();
        Number *left = pop();
        push(make(function(left->value, right->value)));
        giveUp(left);
        giveUp(right);
    }
    void storeIn(Number *&variable)
    {
        giveUp(variable);
        variable = pop();
    }
    void push(Number *number) { m_stack[m_depth++] = number; }
    Number *pop() { return m_stack[--m_depth]; }

    std::array<Number, 8> m_numbers{}; ///< x, 1, i, two operands and a result are never more than six
    Number *m_free = nullptr;
    Number *m_x = nullptr;
    Number *m_one = nullptr;
    Number *m_i = nullptr;
    std::array<Number *, 4> m_stack{};
    std::size_t m_depth = 0;
};

} // namespace interleave
